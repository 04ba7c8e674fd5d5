@NullMarked
package org.warmline.draft;

import org.jspecify.annotations.NullMarked;
