/**
 * Conversations over HTTP, and the wire's shape of a message.
 */
@NullMarked
package org.warmline.chat.conversation;

import org.jspecify.annotations.NullMarked;
