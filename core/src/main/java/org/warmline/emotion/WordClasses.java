package org.warmline.emotion;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The word classes of one language, from its {@code classes.tsv}. Terms name them ({@code @family}), and the finders ask for
 * some: {@code clause}, {@code transparent} and {@code condition} ({@link Scope}), {@code negates-after}, {@code wanting},
 * {@code requesting}, {@code still}, {@code elided}.
 */
record WordClasses(String language, Map<String, Set<String>> byName, Elision elision) {
    static WordClasses load(String language) {
        Map<String, Set<String>> classes = new HashMap<>();
        for (String[] row : Lexicon.rows(language + "/classes.tsv")) {
            if (row[1].contains("-")) {
                throw new IllegalArgumentException(
                        "A word of " + row[0] + " has a hyphen, which parts words: " + row[1]);
            }
            classes.put(row[0].substring(1), Set.of(row[1].split(" ")));
        }
        Elision elision = new Elision(classes.getOrDefault("elided", Set.of()));
        Map<String, Set<String>> typed = classes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> typed(entry.getValue(), language)));
        return new WordClasses(language, typed, elision);
    }

    /** The words of a class, in every way they are typed; none when the language has no such class. */
    Set<String> of(String name) {
        return byName.getOrDefault(name, Set.of());
    }

    private static Set<String> typed(Set<String> words, String language) {
        return words.stream()
                .flatMap(word -> Spelling.variants(word, language).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
