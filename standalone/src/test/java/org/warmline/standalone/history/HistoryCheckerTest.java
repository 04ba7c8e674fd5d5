package org.warmline.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmline.standalone.history.History.Entry;

/** A checker that finds nothing proves nothing: each way to break a promise must be found, and as what it is. */
class HistoryCheckerTest {
    private static final Reader VISITOR = Reader.visitor("visitor");
    private static final Reader AGENT = Reader.staff("agent");
    private static final UUID HERE = UUID.randomUUID();
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final History history = new History();
    private final List<LogEntry> log = new ArrayList<>();

    @Test
    void acceptsWhatKeptEveryPromise() {
        sendAndStore(1, FIRST);
        history.invoke(SECOND, text(3));
        history.unknown(SECOND);
        log.add(fromSystem(2));
        log.add(entry(3, SECOND));
        history.began(VISITOR, HERE, 0);
        history.shown(VISITOR, shown(entry(1, FIRST), 0L));
        history.shown(VISITOR, shown(entry(3, SECOND), 1L));
        history.began(AGENT, HERE, 1);
        history.shown(AGENT, shown(log.get(1), null));
        history.shown(AGENT, shown(entry(3, SECOND), null));
        history.acknowledged(SECOND, HERE, 3, at(3), true);

        assertThat(violations()).isEmpty();
    }

    @Test
    void acceptsThatWhatIsUnknownIsNotStored() {
        history.invoke(FIRST, text(1));
        history.unknown(FIRST);

        assertThat(violations()).isEmpty();
    }

    @Test
    void acceptsThatAReaderWhoBeginsAgainIsShownAllOfIt() {
        sendAndStore(1, FIRST);
        history.shown(VISITOR, shown(entry(1, FIRST), null));
        history.began(VISITOR, HERE, 0);
        history.shown(VISITOR, shown(entry(1, FIRST), 0L));

        assertThat(violations()).isEmpty();
    }

    @Test
    void findsWhatWasAcknowledgedAndLost() {
        sendAndStore(1, FIRST);
        log.clear();

        assertThat(violations()).containsExactly(new Violation.Lost(FIRST));
    }

    @Test
    void findsWhatWasAcknowledgedAndLostThoughReadersSawIt() {
        sendAndStore(1, FIRST);
        sendAndStore(2, SECOND);
        history.shown(AGENT, shown(entry(1, FIRST), null));
        history.shown(AGENT, shown(entry(2, SECOND), null));
        log.removeFirst();

        assertThat(violations()).containsExactly(new Violation.Lost(FIRST));
    }

    @Test
    void findsWhatNoClientSent() {
        log.add(entry(1, FIRST));

        assertThat(violations()).containsExactly(new Violation.Phantom(FIRST));
    }

    @Test
    void findsWhatWasSentWithAnotherText() {
        history.invoke(FIRST, "something else");
        log.add(entry(1, FIRST));

        assertThat(violations()).containsExactly(new Violation.Phantom(FIRST));
    }

    @Test
    void findsWhatIsStoredThoughItWasRefused() {
        history.invoke(FIRST, text(1));
        history.refused(FIRST);
        log.add(entry(1, FIRST));

        assertThat(violations()).containsExactly(new Violation.Phantom(FIRST));
    }

    @Test
    void findsWhatIsStoredTwice() {
        sendAndStore(1, FIRST);
        log.add(new LogEntry(HERE, 2, FIRST, text(1), at(2), true, true));

        assertThat(violations()).containsExactly(new Violation.StoredTwice(FIRST));
    }

    @Test
    void findsAHoleInTheLog() {
        log.add(fromSystem(1));
        log.add(fromSystem(3));

        assertThat(violations()).containsExactly(new Violation.Hole(HERE, 3));
    }

    @Test
    void findsWhatWasShownTwice() {
        sendAndStore(1, FIRST);
        history.shown(VISITOR, shown(entry(1, FIRST), 0L));
        history.shown(VISITOR, shown(entry(1, FIRST), 0L));

        assertThat(violations()).containsExactly(new Violation.ShownTwice(VISITOR, HERE, 1, FIRST));
    }

    @Test
    void findsAMessageThatWasShownAgainAtAnotherPlace() {
        sendAndStore(1, FIRST);
        sendAndStore(2, SECOND);
        history.shown(AGENT, shown(entry(1, FIRST), null));
        history.shown(AGENT, shown(entry(2, SECOND), null));
        history.shown(AGENT, shown(new LogEntry(HERE, 3, FIRST, text(1), at(1), true, true), null));

        assertThat(violations()).containsExactly(new Violation.ShownTwice(AGENT, HERE, 3, FIRST));
    }

    @Test
    void findsTheGapOfOneOfTheStaffWhoIsToSeeEverything() {
        log.add(fromSystem(1));
        log.add(fromSystem(2));
        history.began(AGENT, HERE, 0);
        history.shown(AGENT, shown(log.get(1), null));

        assertThat(violations()).containsExactly(new Violation.Gap(AGENT, HERE, 1));
    }

    @Test
    void findsTheGapOfAVisitor() {
        sendAndStore(1, FIRST);
        log.add(fromSystem(2));
        sendAndStore(3, SECOND);
        history.began(VISITOR, HERE, 0);
        history.shown(VISITOR, shown(entry(3, SECOND), 1L));

        assertThat(violations()).containsExactly(new Violation.Gap(VISITOR, HERE, 1));
    }

    @Test
    void findsThatTheEndIsMissing() {
        sendAndStore(1, FIRST);
        history.began(VISITOR, HERE, 0);

        assertThat(violations()).containsExactly(new Violation.Gap(VISITOR, HERE, 1));
    }

    @Test
    void findsWhatWasShownOutOfOrder() {
        sendAndStore(1, FIRST);
        sendAndStore(2, SECOND);
        history.shown(VISITOR, shown(entry(2, SECOND), 1L));
        history.shown(VISITOR, shown(entry(1, FIRST), 0L));

        assertThat(violations()).containsExactly(new Violation.OutOfOrder(VISITOR, HERE, 1));
    }

    @Test
    void findsAnAcknowledgementOfAnotherPlace() {
        log.add(entry(1, FIRST));
        history.invoke(FIRST, text(1));
        history.acknowledged(FIRST, HERE, 2, at(1), false);

        assertThat(violations()).containsExactly(new Violation.AckMismatch(FIRST));
    }

    @Test
    void findsARepeatedAcknowledgementOfAnotherTime() {
        sendAndStore(1, FIRST);
        history.acknowledged(FIRST, HERE, 1, at(2), true);

        assertThat(violations()).containsExactly(new Violation.AckMismatch(FIRST));
    }

    @Test
    void findsThatTwoReadersSawDifferentTexts() {
        sendAndStore(1, FIRST);
        history.shown(VISITOR, shown(entry(1, FIRST), 0L));
        history.shown(AGENT, new Entry(HERE, 1, FIRST, "something else", at(1), null));

        assertThat(violations()).containsExactly(new Violation.Divergence(AGENT, HERE, 1));
    }

    @Test
    void findsThatTwoReadersSawDifferentOrders() {
        sendAndStore(1, FIRST);
        sendAndStore(2, SECOND);
        history.shown(VISITOR, shown(entry(1, FIRST), 0L));
        history.shown(VISITOR, shown(entry(2, SECOND), 1L));
        history.shown(AGENT, new Entry(HERE, 1, SECOND, text(2), at(2), null));
        history.shown(AGENT, new Entry(HERE, 2, FIRST, text(1), at(1), null));

        assertThat(violations())
                .containsExactly(new Violation.Divergence(AGENT, HERE, 1), new Violation.Divergence(AGENT, HERE, 2));
    }

    @Test
    void findsThatAVisitorSawWhatIsForStaff() {
        log.add(fromSystem(1));
        history.shown(VISITOR, shown(log.getFirst(), 0L));

        assertThat(violations()).containsExactly(new Violation.Divergence(VISITOR, HERE, 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsAnyOneMistakeInALargeHistory(int seed) {
        RandomHistory large = new RandomHistory(seed);
        assertThat(HistoryChecker.check(large.events(), large.log())).isEmpty();

        String mistake = large.breakSomething();

        assertThat(HistoryChecker.check(large.events(), large.log()))
                .as(mistake)
                .isNotEmpty();
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private List<Violation> violations() {
        return HistoryChecker.check(history.events(), log);
    }

    private void sendAndStore(long seq, UUID id) {
        history.invoke(id, text(seq));
        history.acknowledged(id, HERE, seq, at(seq), false);
        log.add(entry(seq, id));
    }

    private static LogEntry entry(long seq, UUID id) {
        return new LogEntry(HERE, seq, id, text(seq), at(seq), true, true);
    }

    private static LogEntry fromSystem(long seq) {
        return new LogEntry(HERE, seq, UUID.randomUUID(), "assigned", at(seq), false, false);
    }

    private static Entry shown(LogEntry entry, @Nullable Long prev) {
        return new Entry(entry.conversation(), entry.seq(), entry.id(), entry.body(), entry.at(), prev);
    }

    private static String text(long seq) {
        return "text " + seq;
    }

    private static String at(long seq) {
        return "2026-11-21T09:30:00.00" + seq + "Z";
    }
}
