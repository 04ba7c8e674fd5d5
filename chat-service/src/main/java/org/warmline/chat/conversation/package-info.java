/**
 * Conversations over HTTP, the wire's shape of a message, and what was said as turns.
 */
@NullMarked
package org.warmline.chat.conversation;

import org.jspecify.annotations.NullMarked;
