package org.warmline.phrasebank;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.compound.DictionaryCompoundWordTokenFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** How Lucene analyses each language. */
final class LuceneAnalyzers {
    private static final int SHORTEST_COMPOUND = 8;
    private static final int SHORTEST_PART = 4;
    private static final int LONGEST_PART = 14;

    /** Without accents the stemmer would take <i>livré</i> and <i>livrée</i> for two words. */
    private static final Pattern FEMININE = Pattern.compile("ées?$");

    private LuceneAnalyzers() {}

    /**
     * English as Lucene has it: possessive endings off, its 33 stop words out, Porter's stems. The others without accents,
     * which customers leave out, and with the given stop words; German compounds also as their parts.
     */
    static Analyzer of(String language, WordsFile words) {
        if (language.equals("en")) {
            return new EnglishAnalyzer();
        }
        CharArraySet stop = folded(language, words.stop());
        CharArraySet parts = folded(language, words.parts());
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer source = new StandardTokenizer();
                TokenStream kept = new StopFilter(folding(language, source), stop);
                return new TokenStreamComponents(source, stemming(language, split(kept, parts)));
            }
        };
    }

    private static TokenStream folding(String language, Tokenizer source) {
        TokenStream lower = new LowerCaseFilter(source);
        return switch (language) {
            case "fr" ->
                new ASCIIFoldingFilter(new PatternReplaceFilter(
                        new ElisionFilter(lower, FrenchAnalyzer.DEFAULT_ARTICLES), FEMININE, "é", false));
            case "de" -> new ASCIIFoldingFilter(new GermanNormalizationFilter(lower));
            default -> new ASCIIFoldingFilter(lower);
        };
    }

    private static TokenStream split(TokenStream words, CharArraySet parts) {
        return parts.isEmpty()
                ? words
                : new DictionaryCompoundWordTokenFilter(
                        words, parts, SHORTEST_COMPOUND, SHORTEST_PART, LONGEST_PART, true);
    }

    private static TokenStream stemming(String language, TokenStream words) {
        return switch (language) {
            case "de" -> new GermanLightStemFilter(words);
            case "es" -> new SnowballFilter(words, new SpanishStemmer());
            case "fr" -> new SnowballFilter(words, new FrenchStemmer());
            case "pt" -> new SnowballFilter(words, new PortugueseStemmer());
            default -> words;
        };
    }

    /** Words as they are after folding, which is what the filters behind it see. */
    private static CharArraySet folded(String language, Set<String> words) {
        Analyzer analyzer = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer source = new StandardTokenizer();
                return new TokenStreamComponents(source, folding(language, source));
            }
        };
        CharArraySet folded = new CharArraySet(words.size(), false);
        LuceneWords.read(analyzer, String.join(" ", words)).forEach(word -> folded.add(word.term()));
        return folded;
    }
}
