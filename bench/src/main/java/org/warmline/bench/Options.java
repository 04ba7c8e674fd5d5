package org.warmline.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to measure, from the command line.
 *
 * @param scenarios which, in this order
 * @param subjects of F, G and W(armline)
 * @param pairs who talk to each other
 * @param talk how they do
 * @param seconds measured in each round
 * @param warmUp seconds before the first round of each subject, and a third of it before each other
 * @param rounds of each subject, in turns
 * @param connections of the idle and the storm scenario
 * @param slow readers that do not read, in the slow scenario
 * @param threads of the load program
 * @param heap of each server, in Java's notation
 * @param java more of Java's options, for Warmline
 * @param settings more of Warmline's own, where measuring needs no other; those of the environment are not handed on
 * @param jar what is measured
 * @param folder where the servers keep their data while it runs
 * @param recording where to put a flight recording of Warmline, made in its last round of conversations
 */
record Options(
        List<Scenario> scenarios,
        List<String> subjects,
        int pairs,
        Talking.Talk talk,
        int seconds,
        int warmUp,
        int rounds,
        int connections,
        int slow,
        int threads,
        String heap,
        List<String> java,
        Map<String, String> settings,
        Path jar,
        Path folder,
        Optional<Path> recording) {

    static final String HELP = """
            ./warmline bench [scenario ...] [option=value ...]
            ./warmline bench jmh [JMH's own options]     codec, log and delivery by themselves

            scenarios: conversation (the default), idle, storm, slow, growth, nodes, hearing, or all
            options:   subjects=F,G,W  pairs=200  flight=1  rate=0 (messages/s; 0: each answer follows at once)
                       speakers=both (agents: nothing for Warmline to hear feelings in)
                       seconds=5  warmup=6  rounds=3  connections=2000  slow=20  threads=2  heap=256m
                       java="..." (more of Java's options, for Warmline)  settings="WARMLINE_MODEL=off ..."
                       jar=standalone/target/warmline.jar  folder=bench/target/work  recording=FILE.jfr
            """;

    Options {
        scenarios = List.copyOf(scenarios);
        subjects = List.copyOf(subjects);
        java = List.copyOf(java);
        settings = Map.copyOf(settings);
    }

    static Options parse(String... arguments) {
        List<Scenario> scenarios = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            if (argument.indexOf('=') > 0) {
                Entry<String, String> option = pair(argument);
                given.put(option.getKey(), option.getValue());
            } else if (argument.equals("all")) {
                scenarios.addAll(List.of(Scenario.values()));
            } else {
                scenarios.add(Stream.of(Scenario.values())
                        .filter(scenario -> scenario.name().equalsIgnoreCase(argument))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("There is no scenario " + argument + ".")));
            }
        }
        Reader read = new Reader(given);
        Options options = new Options(
                scenarios.isEmpty() ? List.of(Scenario.CONVERSATION) : scenarios,
                List.of(read.text("subjects", "F,G,W").split(",")),
                read.number("pairs", 200),
                new Talking.Talk(
                        read.number("flight", 1),
                        read.number("rate", 0),
                        read.text("speakers", "both").equals("agents")),
                read.number("seconds", 5),
                read.number("warmup", 6),
                read.number("rounds", 3),
                read.number("connections", 2_000),
                read.number("slow", 20),
                read.number("threads", 2),
                read.text("heap", "256m"),
                read.words("java").toList(),
                read.words("settings")
                        .map(Options::pair)
                        .collect(Collectors.toMap(Entry::getKey, Entry::getValue, (before, last) -> last)),
                Path.of(read.text("jar", "standalone/target/warmline.jar")),
                Path.of(read.text("folder", "bench/target/work")),
                Optional.ofNullable(given.remove("recording")).map(Path::of));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("There is no option " + String.join(", ", given.keySet()) + ".");
        }
        return options;
    }

    private static Entry<String, String> pair(String word) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("Not NAME=value: " + word);
        }
        return Map.entry(word.substring(0, equals), word.substring(equals + 1));
    }

    private record Reader(Map<String, String> given) {
        String text(String name, String otherwise) {
            String value = given.remove(name);
            return value == null ? otherwise : value;
        }

        Stream<String> words(String name) {
            return Stream.of(text(name, "").split(" ")).filter(word -> !word.isEmpty());
        }

        int number(String name, int otherwise) {
            String value = given.remove(name);
            return value == null ? otherwise : Integer.parseInt(value);
        }
    }
}
