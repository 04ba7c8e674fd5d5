/** The live side: what customers and agents use while they talk. {@link org.warmline.chat.ChatService} runs it alone. */
@NullMarked
package org.warmline.chat;

import org.jspecify.annotations.NullMarked;
