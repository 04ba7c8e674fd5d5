package org.warmline.conversation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The log of every conversation: what was said, in order, once. */
public interface MessageLog {
    /**
     * Stores a message. The future completes after the database has committed, never before; appends of one thread are stored in
     * the order they were made. It fails with a {@code Problem}: {@code busy} when too much is waiting (nothing was stored),
     * {@code unavailable} when the database did not confirm (it may have been stored: append again under the same id).
     *
     * <p>Whether the author may write there is the caller's check. Completes on the log's own thread: hand longer work on.
     *
     * <p>A visitor's or agent's text reopens a resolved conversation; an agent's text takes a conversation nobody has.
     * The assistant may write only while the conversation is its own.
     */
    CompletableFuture<Appended> append(Append append);

    /**
     * Takes the hint that another node has stored something there, and looks at the conversation if this node has written to it lately, so
     * that the next append need not. Without the hint the database notices, and that append takes a longer way. Any thread; blocks on the
     * database.
     *
     * @param seq of the last entry that the hint tells of
     * @throws org.warmline.storage.StorageException when it does not answer; that append will look then
     */
    void movedElsewhere(ConversationId conversation, long seq);

    /** Takes the hint that something other than the log has changed in a conversation: who may see it, perhaps. Any thread; does not wait. */
    void changed(ConversationId conversation);

    /**
     * Waits, half a second at most, until conversations are found by what this node, and those that died before it began, have stored so
     * far: as the latest ones, as those that were not heard. What a conversation itself shows is never late. Any thread.
     *
     * @return whether they are
     */
    boolean catchUp();

    /** Whether so much is being stored right now that work of less hurry should give way. */
    boolean isCrowded();

    /**
     * The SQLSTATE with which the database, though it answers, refused to store the latest messages: 53100 when its disk is full. Empty as
     * soon as one is stored, or when nobody has tried for a few seconds.
     */
    Optional<String> trouble();
}
