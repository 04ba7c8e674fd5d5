package org.warmline.emotion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All the terms of one language, read from {@code emotion/<language>/*.tsv} on the class path. A further language is a further
 * folder.
 *
 * @param classes word classes, which terms and finders name
 * @param feelings terms with a feeling's wire name; sarcasm is kept apart because it goes on across a full stop
 * @param idioms turns of phrase that hide the hits inside them
 * @param urgency weights above 0 press, below 0 say that it can wait
 * @param modifiers what strengthens or weakens ({@code intensifier}, {@code dampener})
 * @param negators what turns round ({@code negator}) and its look-alikes ({@code pseudo})
 * @param contrast words after which the real message comes
 * @param concerns terms with a kind of concern
 */
record Lexicon(
        WordClasses classes,
        TermTable feelings,
        TermTable sarcasm,
        TermTable idioms,
        TermTable urgency,
        TermTable modifiers,
        TermTable negators,
        TermTable contrast,
        TermTable concerns) {
    private static final List<String> FEELINGS = List.of(
            "feelings-anger",
            "feelings-frustration",
            "feelings-disappointment",
            "feelings-worry",
            "feelings-confusion",
            "feelings-sadness",
            "feelings-gratitude",
            "feelings-joy");
    private static final List<String> CONCERNS = List.of("concerns-care", "concerns-danger", "concerns-conduct");

    /**
     * Loads a language's lexicon.
     *
     * @throws IllegalStateException if a file is missing or a row is wrong: the build is broken then, not the input
     */
    static Lexicon load(String language) {
        WordClasses classes = WordClasses.load(language);
        return new Lexicon(
                classes,
                table(classes, FEELINGS, Term.Reach.CLAUSE),
                table(classes, List.of("sarcasm"), Term.Reach.TEXT),
                table(classes, List.of("idioms"), Term.Reach.SENTENCE),
                table(classes, List.of("urgency"), Term.Reach.CLAUSE),
                table(classes, List.of("intensifiers"), Term.Reach.CLAUSE),
                table(classes, List.of("negators"), Term.Reach.CLAUSE),
                table(classes, List.of("contrast"), Term.Reach.CLAUSE),
                table(classes, CONCERNS, Term.Reach.SENTENCE));
    }

    String language() {
        return classes.language();
    }

    /** For each word the length of the longest idiom over it, in words; 0 where none is. */
    int[] idiomLengths(List<Token> words) {
        int[] lengths = new int[words.size()];
        for (Hit idiom : idioms.all(words)) {
            for (int at = idiom.first(); at < idiom.end(); at++) {
                lengths[at] = Math.max(lengths[at], idiom.length());
            }
        }
        return lengths;
    }

    /** Drops each hit with a word in an idiom at least as long as itself: "dead battery" hides "dead". */
    static List<Hit> outsideIdioms(List<Hit> hits, int[] idiomLengths) {
        return hits.stream()
                .filter(hit -> {
                    for (int at = hit.first(); at < hit.end(); at++) {
                        if (idiomLengths[at] >= hit.length()) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    private static TermTable table(WordClasses classes, List<String> files, Term.Reach reach) {
        List<Term> terms = new ArrayList<>();
        for (String file : files) {
            for (String[] row : rows(classes.language() + "/" + file + ".tsv")) {
                terms.add(Term.parse(row[0], row[1], Double.parseDouble(row[2]), classes));
            }
        }
        return new TermTable(terms, reach);
    }

    /** The signs of a file for every language: sign to its label and weight. */
    static Map<String, Term> signs(String file) {
        Map<String, Term> signs = new LinkedHashMap<>();
        for (String[] row : rows("und/" + file + ".tsv")) {
            Term.Words part = new Term.Words(Set.of(row[0]));
            signs.put(row[0], new Term(row[0], List.of(part), false, false, row[1], Double.parseDouble(row[2])));
        }
        return signs;
    }

    /** The rows of a tab-separated resource below {@code emotion/}; a line without a tab is a comment. */
    static List<String[]> rows(String path) {
        try (InputStream stream = Lexicon.class.getResourceAsStream("/emotion/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("The lexicon file emotion/" + path + " is missing");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> line.indexOf('\t') > 0)
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The lexicon file emotion/" + path + " cannot be read", e);
        }
    }
}
