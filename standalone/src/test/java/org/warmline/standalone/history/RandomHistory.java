package org.warmline.standalone.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.warmline.standalone.history.History.Acknowledged;
import org.warmline.standalone.history.History.Entry;
import org.warmline.standalone.history.History.Event;
import org.warmline.standalone.history.History.Shown;

/** A history in which every promise was kept, and ways to break one in one place. The same seed makes the same history. */
final class RandomHistory {
    private static final int CONVERSATIONS = 3;
    private static final int ENTRIES = 30;
    private static final Reader AGENT = Reader.staff("agent");

    private final Random random;
    private final List<LogEntry> log = new ArrayList<>();
    private final List<Event> events;

    RandomHistory(long seed) {
        random = new Random(seed);
        History history = new History();
        for (int i = 0; i < CONVERSATIONS; i++) {
            converse(history, Reader.visitor("visitor-" + i), id());
        }
        events = new ArrayList<>(history.events());
    }

    List<Event> events() {
        return events;
    }

    List<LogEntry> log() {
        return log;
    }

    private void converse(History history, Reader visitor, UUID conversation) {
        history.began(visitor, conversation, 0);
        history.began(AGENT, conversation, 0);
        Map<UUID, LogEntry> unacknowledged = new HashMap<>();
        long visiblePrev = 0;
        for (long seq = 1; seq <= ENTRIES; seq++) {
            boolean visitors = random.nextInt(3) > 0;
            boolean visible = visitors || random.nextBoolean();
            LogEntry entry = new LogEntry(conversation, seq, id(), "text " + seq, "at " + seq, visitors, visible);
            log.add(entry);
            if (visitors) {
                history.invoke(entry.id(), entry.body());
                if (random.nextInt(4) == 0) {
                    history.unknown(entry.id());
                    unacknowledged.put(entry.id(), entry);
                } else {
                    acknowledge(history, entry, false);
                }
            } else if (random.nextInt(4) == 0) {
                // What never came to anything leaves no trace in the log.
                UUID nothing = id();
                history.invoke(nothing, "nothing");
                if (random.nextBoolean()) {
                    history.refused(nothing);
                } else {
                    history.unknown(nothing);
                }
            }
            if (visible) {
                history.shown(visitor, shown(entry, visiblePrev));
                visiblePrev = seq;
            }
            history.shown(AGENT, shown(entry, null));
        }
        // Sent again under the same id, some of them: the first answer again.
        unacknowledged.values().stream()
                .filter(entry -> random.nextBoolean())
                .forEach(entry -> acknowledge(history, entry, true));
    }

    private static void acknowledge(History history, LogEntry entry, boolean repeated) {
        history.acknowledged(entry.id(), entry.conversation(), entry.seq(), entry.at(), repeated);
    }

    private static Entry shown(LogEntry entry, @Nullable Long prev) {
        return new Entry(entry.conversation(), entry.seq(), entry.id(), entry.body(), entry.at(), prev);
    }

    /** Breaks one promise in one place, and says how. */
    String breakSomething() {
        return switch (random.nextInt(9)) {
            case 0 -> {
                LogEntry lost = log.remove(anyAcknowledgedInLog());
                yield "the log forgot " + lost;
            }
            case 1 -> {
                LogEntry last = log.getLast();
                log.add(new LogEntry(last.conversation(), last.seq() + 1, id(), "?", "?", true, false));
                yield "the log has what nobody sent";
            }
            case 2 -> {
                LogEntry last = log.getLast();
                LogEntry again = log.get(anyAcknowledgedInLog());
                log.add(new LogEntry(
                        last.conversation(), last.seq() + 1, again.id(), again.body(), again.at(), true, false));
                yield "the log has twice " + again;
            }
            case 3 -> {
                int at = any(Shown.class);
                events.add(at + random.nextInt(events.size() - at), events.get(at));
                yield "shown twice: " + events.get(at);
            }
            case 4 -> "not shown: " + events.remove(any(Shown.class));
            case 5 -> swapTwoShown();
            case 6 -> {
                int at = any(Acknowledged.class);
                Acknowledged ack = (Acknowledged) events.get(at);
                long seq = ack.seq() + (random.nextBoolean() ? 1 : -1);
                events.set(at, new Acknowledged(ack.id(), ack.conversation(), seq, ack.at(), ack.repeated()));
                yield "acknowledged at another place: " + ack;
            }
            case 7 -> {
                int at = any(Acknowledged.class);
                Acknowledged ack = (Acknowledged) events.get(at);
                events.set(at, new Acknowledged(ack.id(), ack.conversation(), ack.seq(), "another", ack.repeated()));
                yield "acknowledged at another time: " + ack;
            }
            default -> {
                int at = any(Shown.class);
                Shown shown = (Shown) events.get(at);
                Entry was = shown.entry();
                Entry other =
                        new Entry(was.conversation(), was.seq(), was.id(), was.body() + "!", was.at(), was.prev());
                events.set(at, new Shown(shown.reader(), other));
                yield "shown with another text: " + shown;
            }
        };
    }

    private String swapTwoShown() {
        int first = any(Shown.class);
        Shown one = (Shown) events.get(first);
        int second = IntStream.range(0, events.size())
                .filter(i -> i != first && isOfSameReading(events.get(i), one))
                .findAny()
                .orElseThrow();
        events.set(first, events.get(second));
        events.set(second, one);
        return "shown in each other's place: " + one + " and " + events.get(first);
    }

    private static boolean isOfSameReading(Event event, Shown one) {
        return event instanceof Shown other
                && other.reader().equals(one.reader())
                && other.entry().conversation().equals(one.entry().conversation());
    }

    private int any(Class<? extends Event> kind) {
        int[] places = IntStream.range(0, events.size())
                .filter(i -> kind.isInstance(events.get(i)))
                .toArray();
        return places[random.nextInt(places.length)];
    }

    private int anyAcknowledgedInLog() {
        UUID id = ((Acknowledged) events.get(any(Acknowledged.class))).id();
        return IntStream.range(0, log.size())
                .filter(i -> log.get(i).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
