package org.warmline.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Turns a text into its telling words. Articles and questions go through the same one, so that they meet. Thread-safe.
 *
 * <p>English has stems and a list of words that say little; other languages are compared word by word.
 */
final class LuceneWords implements AutoCloseable {
    private static final Pattern CONTRACTED = Pattern.compile("n't\\b|'(?:ll|ve|re|d|m|s)\\b");

    /** Politeness whose words would count on their own. */
    private static final Pattern POLITE =
            Pattern.compile("\\bgood (?:morning|afternoon|evening|day)\\b|\\b(?:so|very) much\\b");

    private final Analyzer analyzer;
    private final Map<String, String> sameWords;
    private final Set<String> faint;

    private LuceneWords(Analyzer analyzer, Map<String, String> sameWords, List<String> faint) {
        this.analyzer = analyzer;
        this.sameWords = sameWords;
        this.faint = faint.stream()
                .flatMap(word -> in(word).stream())
                .map(Word::stem)
                .collect(Collectors.toUnmodifiableSet());
    }

    static LuceneWords of(String language) {
        return language.equals("en")
                ? new LuceneWords(
                        new EnglishAnalyzer(quietWords()),
                        sameWords(),
                        lines("faint-words-en.txt").stream()
                                .flatMap(List::stream)
                                .toList())
                : new LuceneWords(new StandardAnalyzer(CharArraySet.EMPTY_SET), Map.of(), List.of());
    }

    /** The telling words in order, repeated ones too. Numbers and times of day are none: "at 9am", "order 1234". */
    List<Word> in(CharSequence text) {
        String plain = plain(text);
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", plain)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String surface = plain.substring(offset.startOffset(), offset.endOffset());
                String stem = stem(surface, term.toString());
                if (stem.chars().noneMatch(Character::isDigit)) {
                    words.add(new Word(stem, surface));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** Whether a stem tells less than its rarity says, because customers use it with every topic. */
    boolean isFaint(String stem) {
        return faint.contains(stem);
    }

    @Override
    public void close() {
        analyzer.close();
    }

    private String stem(String surface, String stem) {
        return sameWords.getOrDefault(surface, stem);
    }

    private static String plain(CharSequence text) {
        String plain =
                text.toString().toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace("e-mail", "email");
        return POLITE.matcher(CONTRACTED.matcher(plain).replaceAll("")).replaceAll(" ");
    }

    private static CharArraySet quietWords() {
        CharArraySet words = new CharArraySet(400, true);
        lines("quiet-words-en.txt").forEach(words::addAll);
        return CharArraySet.unmodifiableSet(words);
    }

    /** Every word of a line to the line's first; that one stands for itself unstemmed, so no stem may look like it by chance. */
    private static Map<String, String> sameWords() {
        Map<String, String> first = new HashMap<>();
        lines("same-words-en.txt").forEach(line -> line.forEach(word -> first.put(word, line.getFirst())));
        return Map.copyOf(first);
    }

    private static List<List<String>> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(
                LuceneWords.class.getResourceAsStream("/knowledge/" + resource), resource + " is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
