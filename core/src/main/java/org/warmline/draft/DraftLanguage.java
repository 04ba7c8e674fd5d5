package org.warmline.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one language has to say on drafts, from {@code draft/<language>} on the class path. Immutable.
 *
 * @param done an own step that is finished
 * @param step an own step that is to come, or under way
 * @param asksWhen how a customer asks for a time
 * @param negatorsBefore what turns a wording round when it stands before it
 * @param negatorsAfter the same, after it
 * @param hedges what makes a wording a hope or a condition
 * @param turns what begins another thought
 * @param pleasantry words of greeting, thanks and goodbye
 * @param common words that say nothing of a problem
 * @param topics by a word or its first letters: what it is about, the same in all languages
 */
record DraftLanguage(
        Wordings promise,
        Wordings blame,
        Wordings stock,
        Wordings feeling,
        Wordings done,
        Wordings step,
        Wordings time,
        Wordings asksWhen,
        Set<String> negatorsBefore,
        Set<String> negatorsAfter,
        Set<String> hedges,
        Set<String> turns,
        Set<String> pleasantry,
        Set<String> common,
        Map<String, String> topics) {
    static final Set<String> ALL = Set.of("en", "es", "de", "fr", "pt");

    private static final int STEM = 5;
    /** Topics take a word in wherever it stands, so they ask for more of it. */
    private static final int TOPIC_STEM = 6;

    private static final int SHORTEST_CONTENT = 4;
    private static final int LONGEST_WINDOW = 3;

    static DraftLanguage load(String language) {
        Files files = new Files(language);
        return new DraftLanguage(
                files.wordings("promise"),
                files.wordings("blame"),
                files.wordings("stock-phrase"),
                files.wordings("feeling"),
                files.wordings("done"),
                files.wordings("next-step"),
                files.wordings("time"),
                files.wordings("asks-when"),
                files.words("negators-before"),
                files.words("negators-after"),
                files.words("hedges"),
                files.words("turns"),
                files.words("pleasantry"),
                files.words("common"),
                files.topics());
    }

    /** Whether a wording is denied: "cannot guarantee", "kann ich nicht versprechen". */
    boolean denied(DraftText text, Wordings.Found found) {
        List<Token> words = text.words();
        Token first = words.get(found.first());
        for (int at = found.first() - 1; at >= Math.max(0, found.first() - LONGEST_WINDOW); at--) {
            Token before = words.get(at);
            if (before.clause() != first.clause() || turns.contains(before.word())) {
                break;
            }
            if (negatorsBefore.contains(before.word())) {
                return true;
            }
        }
        Token last = words.get(found.end() - 1);
        int most = Math.min(words.size(), found.end() + LONGEST_WINDOW);
        for (int at = found.end(); at < most && words.get(at).clause() == last.clause(); at++) {
            if (turns.contains(words.get(at).word())) {
                break;
            }
            if (negatorsAfter.contains(words.get(at).word())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is only hoped for, or depends on something, in its own clause. */
    boolean hedged(DraftText text, Wordings.Found found) {
        List<Token> words = text.words();
        int clause = words.get(found.first()).clause();
        // A clause may be as long as the text, so not all of it is looked at for each wording.
        int least = Math.max(0, found.first() - 12);
        for (int at = found.end() - 1; at >= least && words.get(at).clause() >= clause; at--) {
            if (hedges.contains(words.get(at).word())) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    String topic(Token token) {
        String topic = topics.get(bare(token.word()));
        return topic != null ? topic : topics.get(stem(token.word(), TOPIC_STEM));
    }

    /** Whether a word can name something. */
    boolean content(Token token) {
        String bare = bare(token.word());
        return bare.length() >= SHORTEST_CONTENT && !token.number() && !common.contains(bare);
    }

    /** The first letters of a word, without accents and plural: enough to see that two forms belong together. */
    static String stem(String word) {
        return stem(word, STEM);
    }

    private static String stem(String word, int letters) {
        String bare = bare(word);
        String singular =
                bare.length() > SHORTEST_CONTENT && bare.endsWith("s") ? bare.substring(0, bare.length() - 1) : bare;
        return singular.substring(0, Math.min(letters, singular.length()));
    }

    /** Without accents, and without what is elided before it ("l'colis", "d'argent") or after it ("mother's"). */
    private static String bare(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder letters = new StringBuilder(plain.length());
        plain.chars()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .forEach(letter -> letters.append((char) letter));
        String bare = letters.toString();
        int mark = bare.indexOf('\'');
        if (mark < 0) {
            return bare;
        }
        return mark <= 2 ? bare.substring(mark + 1) : bare.substring(0, mark);
    }

    /** The files of one language; a line that begins with {@code #} and a space is a remark. */
    private record Files(String language, Map<String, List<String>> classes) {
        Files(String language) {
            this(language, new HashMap<>());
            for (String line : lines("classes")) {
                String[] parts = line.split(":", 2);
                classes.put(
                        parts[0].strip(),
                        Arrays.stream(parts[1].split("\\|")).map(String::strip).toList());
            }
        }

        Wordings wordings(String name) {
            Set<String> negators = words("negators-before");
            return new Wordings(lines(name).stream()
                    .flatMap(line -> Wording.parse(line, classes, negators).stream())
                    .toList());
        }

        Set<String> words(String name) {
            return lines("words").stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .flatMap(line -> Arrays.stream(
                            line.substring(name.length() + 1).strip().split("\\s+")))
                    .map(word -> name.equals("common") ? bare(word.toLowerCase(Locale.ROOT)) : word)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** A word of up to six letters stands for itself and its plural, a longer one for all that begin like it. */
        Map<String, String> topics() {
            Map<String, String> topics = new LinkedHashMap<>();
            for (String line : lines("topics")) {
                String[] parts = line.split(":", 2);
                for (String word : parts[1].strip().split("\\s+")) {
                    topics.putIfAbsent(stem(word, TOPIC_STEM), parts[0].strip());
                    topics.putIfAbsent(bare(word), parts[0].strip());
                }
            }
            return Map.copyOf(topics);
        }

        private List<String> lines(String name) {
            String path = "/draft/" + language + "/" + name + ".txt";
            try (InputStream in = DraftLanguage.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException(path + " is missing");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("# "))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(path + " cannot be read", e);
            }
        }
    }
}
