package org.warmline.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What it costs that a visitor and their agent are connected to different nodes. Both nodes run all the time, and their work is added up. */
final class Nodes {
    private static final String TOGETHER = "at the same node";
    private static final String APART = "at different nodes";

    private Nodes() {}

    static Table run(Stage stage) {
        Options options = stage.options();
        try (Warmline first = stage.startFirstNode();
                ServerProcess second = stage.startSecondNode(first)) {
            first.process().countsWith(second);
            Warmline acrossNodes = first.withAgentsAt(second);
            try (Crew together = Crew.open(first, options.pairs(), options.threads());
                    Crew apart = Crew.open(acrossNodes, options.pairs(), options.threads())) {
                Map<String, Talking> arrangements = new LinkedHashMap<>();
                arrangements.put(TOGETHER, new Talking(first, together, options.talk()));
                arrangements.put(APART, new Talking(acrossNodes, apart, options.talk()));
                return ConversationTable.of(
                        "Two nodes: " + options.pairs() + " pairs, " + options.talk() + "; median of "
                                + options.rounds() + " rounds of " + options.seconds() + " s",
                        Turns.take(stage, arrangements));
            }
        }
    }
}
