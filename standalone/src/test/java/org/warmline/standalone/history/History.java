package org.warmline.standalone.history;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Writes down what clients did and saw. Thread-safe; what one thread records keeps its order. */
public final class History {
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    /** A client is about to send this for the first time. */
    public void invoke(UUID id, String body) {
        events.add(new Invoked(id, body));
    }

    /** A client was told that its message is stored. */
    public void acknowledged(UUID id, UUID conversation, long seq, String at, boolean repeated) {
        events.add(new Acknowledged(id, conversation, seq, at, repeated));
    }

    /** A client was told for good that its message is not stored. */
    public void refused(UUID id) {
        events.add(new Refused(id));
    }

    /** A client cannot know whether its message is stored: it may be in the log or not. */
    public void unknown(UUID id) {
        events.add(new Unknown(id));
    }

    /** A reader starts reading after the seq; what it was shown of the conversation before is forgotten. */
    public void began(Reader reader, UUID conversation, long after) {
        events.add(new Began(reader, conversation, after));
    }

    /** A reader was shown an entry. */
    public void shown(Reader reader, Entry entry) {
        events.add(new Shown(reader, entry));
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public long count(Class<? extends Event> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    /**
     * What a reader is shown.
     *
     * @param prev the last earlier seq meant for the reader; 0 when there is none, null when the frame does not say
     */
    public record Entry(
            UUID conversation,
            long seq,
            UUID id,
            String body,
            String at,
            @Nullable Long prev) {}

    /** Something that happened to a client. */
    public sealed interface Event {}

    /** See {@link History#invoke}. */
    public record Invoked(UUID id, String body) implements Event {}

    /** See {@link History#acknowledged}. */
    public record Acknowledged(UUID id, UUID conversation, long seq, String at, boolean repeated) implements Event {}

    /** See {@link History#refused}. */
    public record Refused(UUID id) implements Event {}

    /** See {@link History#unknown}. */
    public record Unknown(UUID id) implements Event {}

    /** See {@link History#began}. */
    public record Began(Reader reader, UUID conversation, long after) implements Event {}

    /** See {@link History#shown}. */
    public record Shown(Reader reader, Entry entry) implements Event {}
}
