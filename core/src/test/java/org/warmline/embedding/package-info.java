/** Tests of the model, with it and with fakes. */
@NullMarked
package org.warmline.embedding;

import org.jspecify.annotations.NullMarked;
