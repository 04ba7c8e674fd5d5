package org.warmline.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The medians of some rounds of conversations. */
final class ConversationTable {
    private ConversationTable() {}

    /** One row a subject; ratios go to those of the yardsticks that were measured beside it. */
    static Table of(String title, Map<String, List<Round>> rounds) {
        Table table = new Table(
                title,
                "",
                "delivered/s (min-max)",
                "acked/s",
                "x F",
                "x G",
                "p50 ms",
                "p95",
                "p99",
                "max",
                "ack p50",
                "ack p99",
                "server us/msg",
                "pg us/msg",
                "both later",
                "settled s",
                "RSS MB",
                "lost/dup/reordered");
        rounds.forEach((name, of) -> table.row(
                name,
                Table.number(median(of, Round::delivered)) + " (" + Table.number(least(of)) + "-"
                        + Table.number(most(of)) + ")",
                median(of, Round::acknowledged),
                ratio(of, rounds.get("F")),
                ratio(of, rounds.get("G")),
                median(of, round -> round.delivery(50)),
                median(of, round -> round.delivery(95)),
                median(of, round -> round.delivery(99)),
                median(of, round -> round.delivery(100)),
                median(of, round -> round.acknowledgement(50)),
                median(of, round -> round.acknowledgement(99)),
                median(of, Round::serverMicros),
                median(of, Round::databaseMicros),
                median(of, Round::laterMicros),
                median(of, Round::settled),
                median(of, round -> round.residentKilobytes() / 1_024.0),
                of.getLast().faults()
                        + (of.getLast().heldBack() > 0 ? " (" + of.getLast().heldBack() + " held back)" : "")));
        return table;
    }

    /** The median of the ratios within each round, because a noisy machine is as noisy for both. */
    private static String ratio(List<Round> of, @Nullable List<Round> to) {
        if (to == null) {
            return "-";
        }
        double[] ratios = new double[Math.min(of.size(), to.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = of.get(i).delivered() / to.get(i).delivered();
        }
        return Table.number(median(ratios));
    }

    static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return median(rounds.stream().mapToDouble(figure).toArray());
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double least(List<Round> rounds) {
        return rounds.stream().mapToDouble(Round::delivered).min().orElse(0);
    }

    private static double most(List<Round> rounds) {
        return rounds.stream().mapToDouble(Round::delivered).max().orElse(0);
    }
}
