package org.warmline.phrasebank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** How text becomes terms, the same for what is indexed and what is looked for. Thread-safe. */
final class LuceneWords {
    /** Lucene's English analysis as it is: possessive endings off, its 33 stop words out, Porter's stems. */
    static final Analyzer ANALYZER = new EnglishAnalyzer();

    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    /** Answers and sounds that mark nothing, alone or in company: taken for stop words. */
    private static final Set<String> EMPTY_TERMS =
            Set.copyOf(List.of("ok", "okai", "ye", "yeah", "yep", "nope", "sure", "hm", "hmm", "oh", "lol"));

    /**
     * Words that carry grammar or manners but no matter, beyond Lucene's stop words. They are indexed, for "where is it" has
     * nothing else, but count little; see {@link Fit}.
     */
    private static final Set<String> FUNCTION_TERMS = terms("""
            i i'm i've i'd i'll im ive my me mine myself we we've we're our us you you're you've your yours he she his her him
            it's its they're them what what's which who whose how when where why there's here that's those am been being have
            haven't has had having do does did doing can could would will should shall may might must just so too very really
            please pls hi hello hey dear regards also any some all one out up from about than then now again get got go going
            because while after before over only own same more most other thing things something anything much many lot lots
            """);

    private LuceneWords() {}

    /**
     * One word.
     *
     * @param term as indexed
     * @param from its first UTF-16 offset in the text
     * @param to the offset after its last one
     */
    record Word(String term, int from, int to) {}

    static List<Word> read(String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream tokens = ANALYZER.tokenStream("words", straight(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (!empty(term.toString())) {
                    words.add(new Word(term.toString(), place.startOffset(), place.endOffset()));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return words;
    }

    static Set<String> terms(String text) {
        return read(text).stream().map(Word::term).collect(Collectors.toUnmodifiableSet());
    }

    /** Numbers are of one customer only, whatever wording happens to hold the same. */
    private static boolean empty(String term) {
        return EMPTY_TERMS.contains(term) || term.chars().allMatch(Character::isDigit);
    }

    /** The terms that carry the sense of a text. */
    static Set<String> matter(String text) {
        return read(text).stream()
                .map(Word::term)
                .filter(term -> !function(term))
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean function(String term) {
        return FUNCTION_TERMS.contains(term);
    }

    /**
     * Telephones write "hasn’t", keyboards "hasn't"; and half a surrogate pair makes the tokenizer drop the whole text. Keeps
     * every offset.
     */
    static String straight(String text) {
        return LONE_SURROGATE
                .matcher(text.replace('’', '\'').replace('‘', '\''))
                .replaceAll(" ");
    }
}
