/** What the assistant says, as tables of messages. */
@NullMarked
package org.warmline.chat.assistant;

import org.jspecify.annotations.NullMarked;
