package org.warmline.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the article that answers a question in one language, or none. Thread-safe.
 *
 * <p>Being sure matters more than finding: a wrong answer costs the customer more than an honest "I don't know". An article is
 * given only when it fits well in itself and clearly better than the next one.
 */
final class ArticleFinder implements AutoCloseable {
    /** Below this fit an article does not answer. Chosen on the authored question table, as are all figures here. */
    static final double FLOOR = 0.5;

    /** The share of the best fit that the second article must stay below. */
    private static final double CLOSEST_SECOND = 0.92;

    /** How much of what a message says must be in the sentence that is answered. */
    private static final double SHARE_OF_MESSAGE = 0.3;

    private static final double SURE_OF_GUESS = 0.85;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_STEMS = 48;
    private static final int MOST_SENTENCES = 8;
    private static final int SHORTEST_PART = 3;

    private static final Pattern SENTENCE_END = Pattern.compile(
            "[.!?;]+(?=\\s|$)|\\R+|,?\\s+(?:and|also)\\s+(?=(?:what|when|where|how|which|who|do|does|is|are|can|could)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDER_NUMBER = Pattern.compile("(?<![\\d£.,])\\d{4,}(?![\\d.,]\\d)");

    private final LuceneWords words;
    private final LuceneArticleIndex index;
    private final Map<String, Integer> frequency;
    private final Fit fit;

    private ArticleFinder(LuceneWords words, LuceneArticleIndex index, Map<String, Integer> frequency) {
        this.words = words;
        this.index = index;
        this.frequency = frequency;
        this.fit = new Fit(this::weight);
    }

    static ArticleFinder of(String language, List<Article> articles) {
        LuceneWords words = LuceneWords.of(language);
        LuceneArticleIndex index = LuceneArticleIndex.of(articles, words);
        Map<String, Integer> frequency = new HashMap<>();
        for (ArticleWords article : index.articles()) {
            article.asked().forEach(stem -> frequency.merge(stem, 1, Integer::sum));
            article.told().stream()
                    .filter(stem -> !article.asked().contains(stem))
                    .forEach(stem -> frequency.merge(stem, 1, Integer::sum));
        }
        return new ArticleFinder(words, index, Map.copyOf(frequency));
    }

    Optional<Answer> find(String question, String audience) {
        String text = question.length() > MOST_CHARACTERS ? question.substring(0, MOST_CHARACTERS) : question;
        List<Piece> pieces = pieces(text);
        double whole = pieces.stream().mapToDouble(Piece::weight).sum();
        List<Match> matches = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.weight() >= whole * SHARE_OF_MESSAGE) {
                match(piece, audience).ifPresent(matches::add);
            }
        }
        Optional<Match> together = pieces.size() > 1 ? match(piece(text), audience) : Optional.empty();
        Optional<Match> best = java.util.stream.Stream.concat(matches.stream(), together.stream())
                .max(Comparator.comparingDouble(Match::fit));
        boolean person = ORDER_NUMBER.matcher(text).find();
        return best.map(first -> {
            Optional<Match> second = matches.stream()
                    .filter(match ->
                            !match.article().slug().equals(first.article().slug()))
                    .filter(match -> together.isEmpty() || !first.equals(together.get()))
                    .max(Comparator.comparingDouble(Match::fit));
            return answer(first, second, person);
        });
    }

    @Override
    public void close() {
        index.close();
        words.close();
    }

    private static Answer answer(Match first, Optional<Match> second, boolean person) {
        List<Article> articles = new ArrayList<>();
        articles.add(first.article());
        second.map(Match::article).ifPresent(articles::add);
        return new Answer(
                String.join("\n\n", articles.stream().map(Article::answer).toList()),
                articles.stream().map(Article::source).toList(),
                first.fit(),
                first.article().slug(),
                person || articles.stream().anyMatch(Article::person));
    }

    private Optional<Match> match(Piece piece, String audience) {
        if (piece.said().isEmpty()) {
            return Optional.empty();
        }
        List<Match> ranked = index.candidates(piece.said().keySet(), audience).stream()
                .map(article -> new Match(article.article(), fit.of(piece.said(), article)))
                .sorted(Comparator.comparingDouble(Match::fit).reversed())
                .toList();
        if (ranked.isEmpty() || ranked.getFirst().fit() < FLOOR) {
            return Optional.empty();
        }
        Match first = ranked.getFirst();
        boolean clear = ranked.size() == 1 || ranked.get(1).fit() <= first.fit() * CLOSEST_SECOND;
        return clear ? Optional.of(first) : Optional.empty();
    }

    private List<Piece> pieces(String text) {
        return SENTENCE_END
                .splitAsStream(text)
                .map(this::piece)
                .filter(piece -> !piece.said().isEmpty())
                .limit(MOST_SENTENCES)
                .toList();
    }

    private Piece piece(String text) {
        Map<String, Double> said = new LinkedHashMap<>();
        for (Word word : words.in(text)) {
            if (said.size() >= MOST_STEMS) {
                break;
            }
            if (frequency.containsKey(word.stem())) {
                said.put(word.stem(), 1.0);
            } else {
                guess(word).forEach(stem -> said.putIfAbsent(stem, SURE_OF_GUESS));
            }
        }
        return new Piece(said, said.keySet().stream().mapToDouble(this::weight).sum());
    }

    /** The stems that were probably meant by a word no article has; the word's own stem when there is no telling. */
    private List<String> guess(Word word) {
        String surface = word.surface();
        for (int i = SHORTEST_PART; i <= surface.length() - SHORTEST_PART; i++) {
            List<Word> parts = words.in(surface.substring(0, i) + " " + surface.substring(i));
            if (parts.size() == 2 && parts.stream().allMatch(part -> frequency.containsKey(part.stem()))) {
                return parts.stream().map(Word::stem).toList();
            }
        }
        return index.nearest(surface)
                .map(near -> words.in(near).stream().map(Word::stem).toList())
                .orElse(List.of(word.stem()));
    }

    /** How telling a stem is: the fewer articles have it the more; one that none has counts like one that a single one has. */
    private double weight(String stem) {
        int articles = Math.max(1, frequency.getOrDefault(stem, 1));
        int all = index.articles().size();
        return Math.log1p((all - articles + 0.5) / (articles + 0.5));
    }

    /** A sentence of the message: stems to how sure they are, and how much they tell together. */
    private record Piece(Map<String, Double> said, double weight) {}

    private record Match(Article article, double fit) {}
}
