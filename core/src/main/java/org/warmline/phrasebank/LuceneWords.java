package org.warmline.phrasebank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** How text of one language becomes terms, the same for what is indexed and what is looked for. Thread-safe. */
final class LuceneWords {
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final Map<String, LuceneWords> BY_LANGUAGE = new ConcurrentHashMap<>();
    /** Whatever stands in a request must not fill the memory: beyond these, languages share the plain analysis. */
    private static final Set<String> LANGUAGES = Set.of("en", "es", "de", "fr", "pt");

    private final WordsFile file;
    private final Analyzer analyzer;
    private final Set<String> functionTerms;
    private final Set<String> emptyTerms;

    private LuceneWords(String language) {
        this.file = WordsFile.of(language);
        this.analyzer = LuceneAnalyzers.of(language, file);
        this.functionTerms = terms(file.function());
        this.emptyTerms = terms(file.empty());
    }

    /** The words of the language of a BCP 47 tag; of a language not known they are taken as they are. */
    static LuceneWords of(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return BY_LANGUAGE.computeIfAbsent(LANGUAGES.contains(language) ? language : "und", LuceneWords::new);
    }

    /**
     * One word.
     *
     * @param term as indexed
     * @param from its first UTF-16 offset in the text
     * @param to the offset after its last one
     */
    record Word(String term, int from, int to) {}

    WordsFile file() {
        return file;
    }

    Analyzer analyzer() {
        return analyzer;
    }

    List<Word> read(String text) {
        return read(analyzer, straight(text)).stream()
                .filter(word -> !empty(word.term()))
                .toList();
    }

    Set<String> terms(String text) {
        return read(text).stream().map(Word::term).collect(Collectors.toUnmodifiableSet());
    }

    /** The terms that carry the sense of a text. */
    Set<String> matter(String text) {
        return read(text).stream()
                .map(Word::term)
                .filter(term -> !function(term))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean function(String term) {
        return functionTerms.contains(term);
    }

    static List<Word> read(Analyzer analyzer, String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("words", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(new Word(term.toString(), place.startOffset(), place.endOffset()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return words;
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

    private Set<String> terms(Set<String> words) {
        return read(analyzer, String.join(" ", words)).stream().map(Word::term).collect(Collectors.toUnmodifiableSet());
    }

    /** Numbers are of one customer only, whatever wording happens to hold the same. */
    private boolean empty(String term) {
        return emptyTerms.contains(term) || term.chars().allMatch(Character::isDigit);
    }
}
