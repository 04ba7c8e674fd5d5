/**
 * Work that can be a little late and must not hold up what can't.
 *
 * <p>Entry type: {@link org.warmline.background.BackgroundThreads} makes threads for it; Java's compilers are
 * among those who can be late. Stands below every feature and knows none.
 */
@NullMarked
package org.warmline.background;

import org.jspecify.annotations.NullMarked;
