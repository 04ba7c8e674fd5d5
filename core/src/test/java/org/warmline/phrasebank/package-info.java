/** Tests of the phrase bank. */
@NullMarked
package org.warmline.phrasebank;

import org.jspecify.annotations.NullMarked;
