/**
 * How much may be done at once: by one person ({@link org.warmline.chat.limit.ChatLimits}), and of work that gives way to others
 * ({@link org.warmline.chat.limit.FewAtATime}, {@link org.warmline.chat.limit.GivingWay}).
 */
@NullMarked
package org.warmline.chat.limit;

import org.jspecify.annotations.NullMarked;
