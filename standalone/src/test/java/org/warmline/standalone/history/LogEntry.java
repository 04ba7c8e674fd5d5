package org.warmline.standalone.history;

import java.util.UUID;

/**
 * An entry of the log as it was read when all was over.
 *
 * @param ofClient whether a client sent it, not the assistant or the system
 * @param forVisitors whether the conversation's visitor may see it
 */
public record LogEntry(
        UUID conversation, long seq, UUID id, String body, String at, boolean ofClient, boolean forVisitors) {}
