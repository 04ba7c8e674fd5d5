package org.warmline.knowledge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An article taken apart into stems, once, when the index is built.
 *
 * @param wordings the stems of each listed question and of the title; never an empty set
 * @param asked all of them together
 * @param told stems of answer and body
 */
record ArticleWords(Article article, List<Set<String>> wordings, Set<String> asked, Set<String> told) {
    static ArticleWords of(Article article, LuceneWords words) {
        List<Set<String>> wordings = Stream.concat(Stream.of(article.title()), article.questions().stream())
                .map(text -> stems(text, words))
                .filter(stems -> !stems.isEmpty())
                .toList();
        Set<String> asked = wordings.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        return new ArticleWords(article, wordings, asked, stems(article.answer() + "\n" + article.body(), words));
    }

    boolean knows(String stem) {
        return asked.contains(stem) || told.contains(stem);
    }

    private static Set<String> stems(String text, LuceneWords words) {
        Set<String> stems = new LinkedHashSet<>();
        words.in(text).forEach(word -> stems.add(word.stem()));
        return Set.copyOf(stems);
    }
}
