package org.warmline.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a conversation's log; never changes once stored.
 *
 * @param seq 1, 2, 3, ... without a hole
 * @param id the sender's own id
 * @param at when it was stored, in milliseconds
 * @param visiblePrev the last earlier seq a visitor may see; 0 when there is none
 */
public record Message(
        ConversationId conversation,
        long seq,
        UUID id,
        Author author,
        MessageKind kind,
        String body,
        Instant at,
        long visiblePrev,
        List<Source> sources,
        @Nullable SuggestionUse suggestion) {
    public Message {
        sources = List.copyOf(sources);
    }
}
