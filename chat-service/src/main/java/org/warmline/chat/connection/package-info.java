/**
 * Open sockets: the handshake, what one connection knows, and what is delivered to it in which order.
 *
 * <p>{@link org.warmline.chat.connection.ChatSocket} takes the framework's callbacks and nothing else. Each connection has a
 * mailbox worked off by one virtual thread at a time, so its cursors need no locks; every queue is bounded, with what happens
 * beyond the bound written beside it.
 */
@NullMarked
package org.warmline.chat.connection;

import org.jspecify.annotations.NullMarked;
