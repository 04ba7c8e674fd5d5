package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The living phrases and their situations at one moment; equal contents need no new index. */
record BankContents(List<Situation> situations, List<Phrase> phrases) {
    BankContents {
        situations = List.copyOf(situations);
        phrases = List.copyOf(phrases);
    }

    Shelves shelves() {
        return new Shelves(
                situations,
                phrases.stream()
                        .collect(Collectors.groupingBy(phrase -> shelf(
                                phrase.content().locale(), phrase.content().situation()))),
                byAudience());
    }

    private Map<String, List<Situation>> byAudience() {
        Map<String, List<Situation>> byAudience = new HashMap<>();
        for (Situation situation : situations) {
            for (String audience : situation.audience()) {
                byAudience
                        .computeIfAbsent(shelf(situation.locale(), audience), key -> new ArrayList<>())
                        .add(situation);
            }
        }
        return byAudience;
    }

    /** What stands together: a key by locale and situation, or audience. */
    static String shelf(String locale, String name) {
        return locale + " " + name;
    }

    /** The same, to be asked often. */
    record Shelves(
            List<Situation> situations, Map<String, List<Phrase>> byShelf, Map<String, List<Situation>> byAudience) {
        /** Situations somebody of this audience can be in. */
        List<Situation> situations(String locale, String audience) {
            return byAudience.getOrDefault(shelf(locale, audience), List.of());
        }

        List<Phrase> phrases(Situation situation) {
            return byShelf.getOrDefault(shelf(situation.locale(), situation.key()), List.of());
        }

        boolean speaks(String locale) {
            return situations.stream().anyMatch(situation -> situation.locale().equals(locale));
        }
    }
}
