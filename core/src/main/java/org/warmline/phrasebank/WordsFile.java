package org.warmline.phrasebank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the words of one language are to the phrase bank, from {@code words/<language>.txt} on the class path; of a language
 * without such a file nothing is known.
 *
 * @param stop left out altogether
 * @param function words of grammar or manners: they are indexed, for "where is it" has nothing else, but count little
 * @param empty answers and sounds that mark nothing, alone or in company: taken for stop words
 * @param parts what long words are put together from, in languages that do so
 * @param familiar words that address somebody familiarly, where a language has two ways
 * @param polite words that address somebody politely; capitals count
 * @param drafts how a draft shows that a moment is in it
 */
record WordsFile(
        Set<String> stop,
        Set<String> function,
        Set<String> empty,
        Set<String> parts,
        Set<String> familiar,
        Set<String> polite,
        Map<Moment, Pattern> drafts) {
    private static final String DRAFT = "draft ";
    private static final Set<String> SECTIONS = Set.of("stop", "function", "empty", "parts", "familiar", "polite");

    static WordsFile of(String language) {
        Map<String, List<String>> words = new HashMap<>();
        Map<Moment, Pattern> drafts = new EnumMap<>(Moment.class);
        for (String line : lines(language)) {
            int colon = line.indexOf(':');
            if (line.startsWith("#") || colon < 0) {
                continue;
            }
            String section = line.substring(0, colon);
            String rest = line.substring(colon + 1).strip();
            if (section.startsWith(DRAFT)) {
                Moment moment = Moment.of(section.substring(DRAFT.length())).orElseThrow();
                drafts.put(moment, Pattern.compile(rest, Pattern.UNICODE_CHARACTER_CLASS));
            } else if (SECTIONS.contains(section)) {
                words.computeIfAbsent(section, key -> new ArrayList<>()).addAll(List.of(rest.split(" ")));
            } else {
                throw new IllegalStateException("words/" + language + ".txt has the unknown section " + section);
            }
        }
        return new WordsFile(
                words(words, "stop"),
                words(words, "function"),
                words(words, "empty"),
                words(words, "parts"),
                words(words, "familiar"),
                words(words, "polite"),
                Map.copyOf(drafts));
    }

    /** Whether a draft in this language does already what the moment is for. */
    boolean doneIn(String draft, Moment moment) {
        Pattern pattern = drafts.get(moment);
        return pattern != null
                && pattern.matcher(LuceneWords.straight(draft).toLowerCase(Locale.ROOT))
                        .find();
    }

    private static Set<String> words(Map<String, List<String>> words, String section) {
        return Set.copyOf(words.getOrDefault(section, List.of()));
    }

    private static List<String> lines(String language) {
        try (InputStream in = WordsFile.class.getResourceAsStream("/words/" + language + ".txt")) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("words/" + language + ".txt cannot be read", e);
        }
    }
}
