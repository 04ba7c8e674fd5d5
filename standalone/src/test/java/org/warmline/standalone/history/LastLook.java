package org.warmline.standalone.history;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What everybody was shown, held against what is stored, at a moment in which neither changes: the assistant may have something to say
 * long after the last customer.
 */
public final class LastLook {
    private final History history;
    private final Callable<List<LogEntry>> stored;
    private List<History.Event> events = List.of();
    private List<LogEntry> log = List.of();

    private LastLook(History history, Callable<List<LogEntry>> stored) {
        this.history = history;
        this.stored = stored;
    }

    /**
     * Waits until everybody has seen all that is stored, or for as long as it may take.
     *
     * @param stored reads all conversations, each time anew
     */
    public static LastLook after(
            History history, List<ChatClient> everyone, Callable<List<LogEntry>> stored, Duration patience) {
        LastLook look = new LastLook(history, stored);
        try {
            await().atMost(patience).until(() -> look.isQuietFor(everyone));
        } catch (ConditionTimeoutException e) {
            // An empty look would find nothing wrong.
            if (look.log.isEmpty()) {
                throw new AssertionError("the log could not be read in " + patience, e);
            }
            System.out.println("Not everybody has caught up; the check will say who.");
        }
        return look;
    }

    public List<Violation> violations() {
        return HistoryChecker.check(events, log);
    }

    public int stored() {
        return log.size();
    }

    /** The same log before and after: what is noted in between can be of nothing that is not in it. */
    private boolean isQuietFor(List<ChatClient> everyone) throws Exception {
        List<LogEntry> before = stored.call();
        boolean seen = everyone.stream().allMatch(client -> hasCaughtUp(client, before));
        events = history.events();
        log = stored.call();
        return seen && log.equals(before);
    }

    private static boolean hasCaughtUp(ChatClient client, List<LogEntry> log) {
        Map<UUID, Long> cursors = client.cursors();
        return log.stream()
                .filter(entry -> client.reader().staff() || entry.forVisitors())
                .allMatch(entry -> entry.seq() <= cursors.getOrDefault(entry.conversation(), Long.MAX_VALUE));
    }
}
