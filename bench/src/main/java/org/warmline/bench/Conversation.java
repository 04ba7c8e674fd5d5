package org.warmline.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The subjects take turns with pairs that talk, all on the same machine within the same minutes. */
final class Conversation {
    private Conversation() {}

    static Table run(Stage stage) {
        Options options = stage.options();
        List<Seated> all = new ArrayList<>();
        try {
            for (String name : options.subjects()) {
                Subject subject = stage.start(name);
                Crew crew = Crew.open(subject, options.pairs(), options.threads());
                Seated seated = new Seated(subject, crew, new ArrayList<>());
                all.add(seated);
                stage.say(subject.name() + ": " + options.pairs() + " pairs have met");
                var unused = seated.talk(options, options.warmUp(), 1);
            }
            for (int i = 1; i <= options.rounds(); i++) {
                for (Seated seated : all) {
                    Round round = i == options.rounds()
                            ? recorded(stage, seated)
                            : seated.talk(options, options.warmUp() / 3.0, options.seconds());
                    seated.rounds().add(round);
                    stage.say("round " + i + ", " + seated.subject().name() + ": " + Table.number(round.delivered())
                            + "/s, p50 " + Table.number(round.delivery(50)) + " ms, p95 "
                            + Table.number(round.delivery(95)) + " ms, p99 "
                            + Table.number(round.delivery(99)) + " ms");
                }
            }
        } finally {
            all.forEach(Seated::close);
        }
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        all.forEach(seated -> rounds.put(seated.subject().name(), seated.rounds()));
        return ConversationTable.of(
                "Conversations: " + options.pairs() + " pairs, " + options.talk() + "; median of " + options.rounds()
                        + " rounds of " + options.seconds() + " s",
                rounds);
    }

    /** A round with a flight recording of Warmline, if one is wanted. */
    private static Round recorded(Stage stage, Seated seated) {
        Options options = stage.options();
        if (options.recording().isEmpty() || !(seated.subject() instanceof Warmline)) {
            return seated.talk(options, options.warmUp() / 3.0, options.seconds());
        }
        ServerProcess process = seated.subject().process();
        stage.say(process.jcmd("JFR.start", "name=bench", "settings=profile"));
        Round round = seated.talk(options, options.warmUp() / 3.0, options.seconds());
        String file = options.recording().get().toAbsolutePath().toString();
        stage.say(process.jcmd("JFR.stop", "name=bench", "filename=" + file));
        return round;
    }

    /** A server, the pairs on it, and how they did. */
    private record Seated(Subject subject, Crew crew, List<Round> rounds) implements AutoCloseable {
        Round talk(Options options, double warmUp, double seconds) {
            return new Talking(subject, crew, options.talk()).round(warmUp, seconds);
        }

        @Override
        public void close() {
            crew.close();
            subject.close();
        }
    }
}
