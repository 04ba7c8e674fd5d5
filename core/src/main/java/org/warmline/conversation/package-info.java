/**
 * Conversations, their append-only message log, and who may see which.
 *
 * <p>A conversation's row lags behind its log: SQL that asks how far the log is, or since when somebody waits, reads the view
 * {@code conversation_now}.
 *
 * <p>Stands on {@code workspace} and {@code contact}. Knows no sockets: what happened is told through
 * {@code ConversationEvents} after it is committed.
 */
@NullMarked
package org.warmline.conversation;

import org.jspecify.annotations.NullMarked;
