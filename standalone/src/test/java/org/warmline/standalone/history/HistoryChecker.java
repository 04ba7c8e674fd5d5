package org.warmline.standalone.history;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.standalone.history.History.Acknowledged;
import org.warmline.standalone.history.History.Began;
import org.warmline.standalone.history.History.Entry;
import org.warmline.standalone.history.History.Event;
import org.warmline.standalone.history.History.Invoked;
import org.warmline.standalone.history.History.Refused;
import org.warmline.standalone.history.History.Shown;
import org.warmline.standalone.history.History.Unknown;

/**
 * Finds every promise that a history broke, given the whole log as read when all clients had caught up. One mistake is reported
 * once, as what it is. Pure.
 *
 * <p>The log is the arbiter: two readers who saw different things cannot both agree with it.
 */
public final class HistoryChecker {
    private final Map<Place, LogEntry> byPlace = new LinkedHashMap<>();
    private final Map<UUID, LogEntry> byId = new HashMap<>();
    private final Map<UUID, List<LogEntry>> byConversation = new LinkedHashMap<>();
    private final Map<LogEntry, Long> visiblePrev = new HashMap<>();
    private final Map<UUID, Long> lastVisible = new HashMap<>();
    private final Map<UUID, String> invoked = new HashMap<>();
    private final Map<UUID, Acknowledged> acknowledged = new LinkedHashMap<>();
    private final Set<UUID> refused = new HashSet<>();
    private final Map<Stream, Reading> readings = new LinkedHashMap<>();
    private final Set<Violation> violations = new LinkedHashSet<>();

    private HistoryChecker() {}

    /** The violations in the order they were found; empty when all is well. */
    public static List<Violation> check(List<Event> history, List<LogEntry> log) {
        HistoryChecker checker = new HistoryChecker();
        log.forEach(checker::index);
        history.forEach(checker::take);
        checker.checkAcknowledgements();
        checker.checkLog();
        checker.readings.forEach(checker::checkReading);
        return List.copyOf(checker.violations);
    }

    private void index(LogEntry entry) {
        byConversation
                .computeIfAbsent(entry.conversation(), ignored -> new ArrayList<>())
                .add(entry);
        long prev = lastVisible.getOrDefault(entry.conversation(), 0L);
        visiblePrev.put(entry, prev);
        lastVisible.put(entry.conversation(), entry.forVisitors() ? entry.seq() : prev);
        byPlace.putIfAbsent(new Place(entry.conversation(), entry.seq()), entry);
        if (byId.putIfAbsent(entry.id(), entry) != null) {
            violations.add(new Violation.StoredTwice(entry.id()));
        }
    }

    private void take(Event event) {
        switch (event) {
            case Invoked it -> invoked.put(it.id(), it.body());
            case Refused it -> refused.add(it.id());
            case Unknown it -> {
                // It may be in the log or not; and it cannot be acknowledged by what comes later unless it is.
            }
            case Acknowledged it -> {
                Acknowledged first = acknowledged.putIfAbsent(it.id(), it);
                if (first != null && !sameAnswer(first, it)) {
                    violations.add(new Violation.AckMismatch(it.id()));
                }
            }
            case Began it -> readings.put(new Stream(it.reader(), it.conversation()), new Reading(it.after()));
            case Shown it ->
                readings.computeIfAbsent(new Stream(it.reader(), it.entry().conversation()), ignored -> new Reading(0))
                        .entries
                        .add(it.entry());
        }
    }

    private static boolean sameAnswer(Acknowledged first, Acknowledged second) {
        return first.conversation().equals(second.conversation())
                && first.seq() == second.seq()
                && first.at().equals(second.at());
    }

    private void checkAcknowledgements() {
        for (Acknowledged ack : acknowledged.values()) {
            LogEntry kept = byId.get(ack.id());
            if (kept == null) {
                violations.add(new Violation.Lost(ack.id()));
            } else if (!kept.conversation().equals(ack.conversation())
                    || kept.seq() != ack.seq()
                    || !kept.at().equals(ack.at())) {
                violations.add(new Violation.AckMismatch(ack.id()));
            }
        }
    }

    private void checkLog() {
        Map<Place, UUID> promised = acknowledged.values().stream()
                .collect(toMap(ack -> new Place(ack.conversation(), ack.seq()), Acknowledged::id, (one, other) -> one));
        byConversation.forEach((conversation, entries) -> {
            long last = 0;
            for (LogEntry entry : entries) {
                boolean explained = entry.seq() == last + 2 && isLost(promised.get(new Place(conversation, last + 1)));
                if (entry.seq() != last + 1 && !explained && !isStoredTwice(entry)) {
                    violations.add(new Violation.Hole(conversation, entry.seq()));
                }
                last = entry.seq();
                if (entry.ofClient() && !wasSent(entry)) {
                    violations.add(new Violation.Phantom(entry.id()));
                }
            }
        });
    }

    private boolean wasSent(LogEntry entry) {
        boolean refusedForGood = refused.contains(entry.id()) && !acknowledged.containsKey(entry.id());
        return entry.body().equals(invoked.get(entry.id())) && !refusedForGood;
    }

    private boolean isLost(@Nullable UUID id) {
        return id != null && violations.contains(new Violation.Lost(id));
    }

    private boolean isStoredTwice(LogEntry entry) {
        return violations.contains(new Violation.StoredTwice(entry.id()));
    }

    private void checkReading(Stream stream, Reading reading) {
        Set<Long> seqs = new HashSet<>();
        Set<UUID> ids = new HashSet<>();
        long highest = reading.after;
        for (Entry entry : reading.entries) {
            boolean newSeq = seqs.add(entry.seq());
            boolean newId = ids.add(entry.id());
            if (!newSeq || !newId) {
                violations.add(
                        new Violation.ShownTwice(stream.reader(), stream.conversation(), entry.seq(), entry.id()));
            } else if (entry.seq() <= highest) {
                violations.add(new Violation.OutOfOrder(stream.reader(), stream.conversation(), entry.seq()));
            }
            highest = Math.max(highest, entry.seq());
        }
        checkNothingIsMissing(stream, reading, seqs);
        reading.entries.forEach(entry -> checkContent(stream, entry));
    }

    private void checkNothingIsMissing(Stream stream, Reading reading, Set<Long> seqs) {
        for (LogEntry entry : byConversation.getOrDefault(stream.conversation(), List.of())) {
            if (entry.seq() > reading.after && isFor(stream.reader(), entry) && !seqs.contains(entry.seq())) {
                violations.add(new Violation.Gap(stream.reader(), stream.conversation(), entry.seq()));
            }
        }
        // What a frame says came before it must have come, whatever the log has now.
        for (Entry entry : reading.entries) {
            Long prev = entry.prev();
            if (prev != null && prev > reading.after && !seqs.contains(prev)) {
                violations.add(new Violation.Gap(stream.reader(), stream.conversation(), prev));
            }
        }
    }

    private void checkContent(Stream stream, Entry shown) {
        LogEntry kept = byPlace.get(new Place(stream.conversation(), shown.seq()));
        if (isLost(shown.id()) || violations.contains(new Violation.StoredTwice(shown.id()))) {
            return;
        }
        boolean same = kept != null
                && isFor(stream.reader(), kept)
                && kept.id().equals(shown.id())
                && kept.body().equals(shown.body())
                && kept.at().equals(shown.at())
                && (shown.prev() == null || shown.prev().equals(visiblePrev.get(kept)));
        boolean repeatedElsewhere = violations.contains(
                new Violation.ShownTwice(stream.reader(), stream.conversation(), shown.seq(), shown.id()));
        if (!same && !repeatedElsewhere) {
            violations.add(new Violation.Divergence(stream.reader(), stream.conversation(), shown.seq()));
        }
    }

    private static boolean isFor(Reader reader, LogEntry entry) {
        return reader.staff() || entry.forVisitors();
    }

    private record Place(UUID conversation, long seq) {}

    private record Stream(Reader reader, UUID conversation) {}

    /** What one reader was shown of one conversation since it last began. */
    private static final class Reading {
        final long after;
        final List<Entry> entries = new ArrayList<>();

        Reading(long after) {
            this.after = after;
        }
    }
}
