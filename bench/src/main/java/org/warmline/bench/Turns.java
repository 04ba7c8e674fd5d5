package org.warmline.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several arrangements of people who talk, one after the other in each round, so that a noisy machine is as noisy for all of them. */
final class Turns {
    private Turns() {}

    /** Warms each up, then measures; answers each one's rounds, in the order given. */
    static Map<String, List<Round>> take(Stage stage, Map<String, Talking> arrangements) {
        Options options = stage.options();
        stage.say("warming up");
        arrangements.values().forEach(talking -> talking.round(options.warmUp(), 1));
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int i = 1; i <= options.rounds(); i++) {
            arrangements.forEach((name, talking) -> {
                Round round = talking.round(options.warmUp() / 3.0, options.seconds());
                rounds.computeIfAbsent(name, it -> new ArrayList<>()).add(round);
                stage.say(name + ": " + Table.number(round.delivered()) + "/s, p50 " + Table.number(round.delivery(50))
                        + " ms");
            });
        }
        return rounds;
    }
}
