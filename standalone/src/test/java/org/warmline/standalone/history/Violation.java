package org.warmline.standalone.history;

import java.util.UUID;

/** A promise that was not kept. */
public sealed interface Violation {
    /** Acknowledged, but not in the log. */
    record Lost(UUID id) implements Violation {}

    /** In the log as a client's, but no client sent it, not with this text, or its sender was told that it is refused. */
    record Phantom(UUID id) implements Violation {}

    /** Twice in the log. */
    record StoredTwice(UUID id) implements Violation {}

    /** The log does not go on with this seq after the one before it. */
    record Hole(UUID conversation, long seq) implements Violation {}

    /** One reader was shown an entry twice. */
    record ShownTwice(Reader reader, UUID conversation, long seq, UUID id) implements Violation {}

    /** A reader was never shown an entry meant for them. */
    record Gap(Reader reader, UUID conversation, long seq) implements Violation {}

    /** A reader was shown an entry after a later one. */
    record OutOfOrder(Reader reader, UUID conversation, long seq) implements Violation {}

    /** The sender was told another place or time than the log has, or different ones at different times. */
    record AckMismatch(UUID id) implements Violation {}

    /** A reader was shown something else than the log has at this place, so something else than other readers. */
    record Divergence(Reader reader, UUID conversation, long seq) implements Violation {}
}
