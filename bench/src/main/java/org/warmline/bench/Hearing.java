package org.warmline.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long after a message its reader is told what its writer feels and what could be answered, and what that does to the delivery of
 * messages. Agents' messages are not heard, so the same number of messages from agents alone is what it is measured against: like with
 * like, agents' messages beside those that are heard with agents' messages alone.
 */
final class Hearing {
    private static final int PER_SECOND = 50;
    /** Of a machine that has little to do. */
    private static final int SELDOM = 5;

    private Hearing() {}

    static Table run(Stage stage) {
        Options options = stage.options();
        int perSecond = options.talk().rate() == 0 ? PER_SECOND : options.talk().rate();
        try (Subject subject = stage.start("W");
                Crew crew = Crew.open(subject, options.pairs(), options.threads())) {
            Map<String, Talking> arrangements = new LinkedHashMap<>();
            // Agents answer each message, so there are twice as many.
            arrangements.put(SELDOM + "/s heard", talking(subject, crew, 2 * SELDOM, false));
            arrangements.put("nothing to hear", talking(subject, crew, 2 * perSecond, true));
            arrangements.put(perSecond + "/s heard", talking(subject, crew, 2 * perSecond, false));
            return table(options, Turns.take(stage, arrangements));
        }
    }

    private static Talking talking(Subject subject, Crew crew, int rate, boolean agentsOnly) {
        return new Talking(subject, crew, new Talking.Talk(1, rate, agentsOnly));
    }

    private static Table table(Options options, Map<String, List<Round>> rounds) {
        Table table = new Table(
                "Hearing: " + options.pairs() + " pairs; median of " + options.rounds() + " rounds of "
                        + options.seconds() + " s",
                "",
                "messages/s",
                "delivered p50 ms",
                "p95",
                "p99",
                "from agents p50 ms",
                "p95",
                "p99",
                "read/s",
                "read p50 ms",
                "p95",
                "p99",
                "suggested/s",
                "suggested p50 ms",
                "p95",
                "p99",
                "server us/msg",
                "pg us/msg",
                "RSS MB",
                "lost/dup/reordered");
        rounds.forEach((name, of) -> table.row(
                name,
                ConversationTable.median(of, Round::delivered),
                ConversationTable.median(of, round -> round.delivery(50)),
                ConversationTable.median(of, round -> round.delivery(95)),
                ConversationTable.median(of, round -> round.delivery(99)),
                ConversationTable.median(of, round -> round.deliveryFromAgents(50)),
                ConversationTable.median(of, round -> round.deliveryFromAgents(95)),
                ConversationTable.median(of, round -> round.deliveryFromAgents(99)),
                ConversationTable.median(of, round -> round.times().reading().getTotalCount() / round.seconds()),
                ConversationTable.median(of, round -> round.reading(50)),
                ConversationTable.median(of, round -> round.reading(95)),
                ConversationTable.median(of, round -> round.reading(99)),
                ConversationTable.median(of, round -> round.times().suggestion().getTotalCount() / round.seconds()),
                ConversationTable.median(of, round -> round.suggestion(50)),
                ConversationTable.median(of, round -> round.suggestion(95)),
                ConversationTable.median(of, round -> round.suggestion(99)),
                ConversationTable.median(of, Round::serverMicros),
                ConversationTable.median(of, Round::databaseMicros),
                ConversationTable.median(of, round -> round.residentKilobytes() / 1_024.0),
                of.getLast().faults()));
        return table;
    }
}
