package org.warmline.bench.wire;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The first frame of a connection.
 *
 * @param token who it is
 * @param resume what it has and wants the rest of
 */
public record Hello(String token, List<Cursor> resume) {
    public Hello {
        resume = List.copyOf(resume);
    }

    /** Everything of this conversation up to {@code seq} is known. */
    public record Cursor(UUID conversation, long seq) {}

    String json() {
        String cursors = resume.stream()
                .map(cursor -> "{\"conversation\":\"" + cursor.conversation() + "\",\"seq\":" + cursor.seq() + "}")
                .collect(Collectors.joining(","));
        return "{\"type\":\"hello\",\"token\":\"" + token + "\",\"client\":\"bench\""
                + (resume.isEmpty() ? "" : ",\"resume\":[" + cursors + "]")
                + "}";
    }
}
