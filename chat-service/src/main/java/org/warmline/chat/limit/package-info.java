/** How much one person may do at once. Entry type: {@link org.warmline.chat.limit.ChatLimits}. */
@NullMarked
package org.warmline.chat.limit;

import org.jspecify.annotations.NullMarked;
