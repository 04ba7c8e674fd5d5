package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.warmline.emotion.Turn;

/**
 * What the customer said, as terms to look for.
 *
 * @param language how they became terms
 * @param text the last message
 * @param words its words in order
 * @param sentences the terms of each of its sentences
 * @param weights how much each term counts, in the order of their places
 */
record CustomerWords(
        LuceneWords language,
        String text,
        List<LuceneWords.Word> words,
        List<Set<String>> sentences,
        Map<String, Double> weights) {
    /**
     * What the two messages before the last count for: they say what the talk is about, but the answer is to the last one. From
     * the design's retrieval experiments.
     */
    static final double EARLIER_WEIGHT = 0.3;

    private static final int EARLIER_MESSAGES = 2;

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;\\n]");

    /** Longer quotes are cut: a reason is read at a glance. */
    private static final int LONGEST_QUOTE = 60;

    /** Words this close together make one quote; about a clause. */
    private static final int GAP_IN_QUOTE = 24;

    static CustomerWords of(LuceneWords language, String text, List<Turn> history) {
        List<LuceneWords.Word> words = language.read(text);
        Map<String, Double> weights = new LinkedHashMap<>();
        words.forEach(word -> weights.put(word.term(), 1.0));
        int left = EARLIER_MESSAGES;
        for (int i = history.size() - 1; i >= 0 && left > 0; i--) {
            if (history.get(i).fromCustomer()) {
                language.read(history.get(i).text()).forEach(word -> weights.putIfAbsent(word.term(), EARLIER_WEIGHT));
                left--;
            }
        }
        return new CustomerWords(language, text, words, sentences(text, words), weights);
    }

    /**
     * The words as written that hold the most of the given terms: from the first to the last of a run of them. Empty when the
     * last message has none of them.
     */
    Optional<String> quote(Set<String> terms) {
        int from = -1;
        int to = -1;
        int count = 0;
        int mostFrom = -1;
        int mostTo = -1;
        int most = 0;
        for (LuceneWords.Word word : words) {
            if (!terms.contains(word.term())) {
                continue;
            }
            boolean joins = from >= 0 && word.from() - to <= GAP_IN_QUOTE && word.to() - from <= LONGEST_QUOTE;
            from = joins ? from : word.from();
            count = joins ? count + 1 : 1;
            to = word.to();
            if (count > most) {
                most = count;
                mostFrom = from;
                mostTo = to;
            }
        }
        return most == 0 ? Optional.empty() : Optional.of(cut(text.substring(mostFrom, mostTo)));
    }

    private static String cut(String quote) {
        String line = quote.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }

    private static List<Set<String>> sentences(String text, List<LuceneWords.Word> words) {
        List<Set<String>> sentences = new ArrayList<>();
        int end = -1;
        for (LuceneWords.Word word : words) {
            // The parts of a compound stand where the whole stands.
            boolean within = word.from() < end;
            if (end < 0
                    || (!within
                            && SENTENCE_END
                                    .matcher(text)
                                    .region(end, word.from())
                                    .find())) {
                sentences.add(new HashSet<>());
            }
            sentences.getLast().add(word.term());
            end = word.to();
        }
        return sentences;
    }
}
