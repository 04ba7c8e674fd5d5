/** What holds for the whole of core. */
@NullMarked
package org.warmline;

import org.jspecify.annotations.NullMarked;
