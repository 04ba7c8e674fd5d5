package org.warmline.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the article that answers a question in one language, or none. Thread-safe.
 *
 * <p>Being sure matters more than finding: a wrong answer costs the customer more than an honest "I don't know". An article is
 * given only when it fits well in itself and clearly better than the next one.
 */
final class ArticleFinder implements AutoCloseable {
    /** Below this confidence an article does not answer. Chosen on the authored question table, as are all figures here. */
    static final double FLOOR = 0.55;

    /** The share of its fit by which an article must be ahead of the second one. */
    private static final double LEAST_AHEAD = 0.08;

    /** The share of what the customer said that the article must have. */
    private static final double LEAST_COVERED = 0.5;

    /** How much of what a message says must be in the sentence that is answered. */
    private static final double SHARE_OF_MESSAGE = 0.3;

    /** What an article of which no other comes near gains, as a share of its fit. */
    private static final double ALONE = 0.4;

    /** A message of one telling word is answered only if that word is this rare among the articles' questions. */
    private static final int ARTICLES_ASKED_BY_ONE_WORD = 3;

    private static final double ONE_WORD_FLOOR = 0.77;

    private static final double FAINT = 0.5;
    private static final double SURE_OF_GUESS = 0.85;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_STEMS = 48;
    private static final int MOST_SENTENCES = 8;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_COMPOUND = 30;

    private static final Pattern SENTENCE_END = Pattern.compile(
            "[.!?;]+(?=\\s|$)|\\R+|,?\\s+(?:and|also)\\s+(?=(?:what|when|where|how|which|who|do|does|is|are|can|could)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ORDER_NUMBER = Pattern.compile("(?<![\\d£.,])\\d{4,}(?![\\d.,]\\d)");

    private final LuceneWords words;
    private final LuceneArticleIndex index;
    private final Map<String, Integer> frequency;
    private final Map<String, List<ArticleWords>> listed;
    private final Fitting fitting;

    private ArticleFinder(
            LuceneWords words,
            LuceneArticleIndex index,
            Map<String, Integer> frequency,
            Map<String, List<ArticleWords>> listed) {
        this.words = words;
        this.index = index;
        this.frequency = frequency;
        this.listed = listed;
        this.fitting = new Fitting(this::weight, words::isFaint);
    }

    /** Builds a finder over articles of the language of the words, which it uses but does not close. */
    static ArticleFinder of(LuceneWords words, List<Article> articles) {
        LuceneArticleIndex index = LuceneArticleIndex.of(articles, words);
        Map<String, Integer> frequency = new HashMap<>();
        for (ArticleWords article : index.articles()) {
            article.asked().forEach(stem -> frequency.merge(stem, 1, Integer::sum));
            article.told().stream()
                    .filter(stem -> !article.asked().contains(stem))
                    .forEach(stem -> frequency.merge(stem, 1, Integer::sum));
        }
        Map<String, List<ArticleWords>> listed = new HashMap<>();
        for (ArticleWords article : index.articles()) {
            article.article().questions().stream()
                    .map(ArticleFinder::plain)
                    .distinct()
                    .forEach(question -> listed.computeIfAbsent(question, each -> new ArrayList<>())
                            .add(article));
        }
        return new ArticleFinder(words, index, Map.copyOf(frequency), Map.copyOf(listed));
    }

    Optional<Answer> find(String question, String audience) {
        String text = question.length() > MOST_CHARACTERS ? question.substring(0, MOST_CHARACTERS) : question;
        boolean person = ORDER_NUMBER.matcher(text).find();
        Optional<Match> asListed = asListed(text, audience);
        if (asListed.isPresent()) {
            return Optional.of(answer(asListed.get(), Optional.empty(), person));
        }
        List<Piece> pieces = pieces(text);
        double whole = pieces.stream().mapToDouble(Piece::weight).sum();
        List<Match> matches = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.weight() >= whole * SHARE_OF_MESSAGE) {
                match(piece, audience).ifPresent(matches::add);
            }
        }
        Optional<Match> together = pieces.size() > 1 ? match(piece(text), audience) : Optional.empty();
        Optional<Match> best =
                Stream.concat(matches.stream(), together.stream()).max(Comparator.comparingDouble(Match::confidence));
        return best.map(first -> {
            Optional<Match> second = matches.stream()
                    .filter(match ->
                            !match.article().slug().equals(first.article().slug()))
                    .filter(match -> together.isEmpty() || !first.equals(together.get()))
                    .max(Comparator.comparingDouble(Match::confidence));
            return answer(first, second, person);
        });
    }

    @Override
    public void close() {
        index.close();
    }

    private static Answer answer(Match first, Optional<Match> second, boolean person) {
        List<Article> articles = new ArrayList<>();
        articles.add(first.article());
        second.map(Match::article).ifPresent(articles::add);
        return new Answer(
                String.join("\n\n", articles.stream().map(Article::answer).toList()),
                articles.stream().map(Article::source).toList(),
                first.confidence(),
                first.article().slug(),
                person || articles.stream().anyMatch(Article::person));
    }

    private Optional<Match> match(Piece piece, String audience) {
        List<Match> ranked = index.candidates(piece.said().keySet(), audience).stream()
                .map(article -> new Match(article, fitting.of(piece.said(), article), 0))
                .sorted(Comparator.comparingDouble((Match match) -> match.fit().value())
                        .reversed())
                .toList();
        if (ranked.isEmpty() || ranked.getFirst().fit().covered() < LEAST_COVERED) {
            return Optional.empty();
        }
        Match first = ranked.getFirst();
        double second = ranked.size() == 1 ? 0 : ranked.get(1).fit().value();
        double ahead = 1 - second / first.fit().value();
        // A middling fit that stands alone is worth more than one in a crowd.
        double confidence = Math.min(1, first.fit().value() * (1 + ALONE * ahead));
        boolean enough =
                piece.said().size() > 1 || isQuestionByItself(piece.said().keySet(), first);
        return confidence >= FLOOR && ahead >= LEAST_AHEAD && enough
                ? Optional.of(new Match(first.words(), first.fit(), confidence))
                : Optional.empty();
    }

    /** The article that lists exactly this question, whatever its words are worth. */
    private Optional<Match> asListed(String text, String audience) {
        List<ArticleWords> articles = listed.getOrDefault(plain(text), List.of()).stream()
                .filter(each -> each.article().audience().contains(audience))
                .toList();
        return articles.size() == 1 ? Optional.of(new Match(articles.getFirst(), new Fit(1, 1), 1)) : Optional.empty();
    }

    private static String plain(String text) {
        return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** Whether a single word says which article is meant: "parking" does, "order" does not. */
    private boolean isQuestionByItself(Set<String> word, Match match) {
        long asked = index.articles().stream()
                .filter(each -> each.asked().containsAll(word))
                .count();
        return asked == 1
                ? match.fit().value() >= ONE_WORD_FLOOR
                : asked <= ARTICLES_ASKED_BY_ONE_WORD
                        && match.words().wordings().contains(word);
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
        int last = Math.min(surface.length(), LONGEST_COMPOUND) - SHORTEST_PART;
        for (int i = SHORTEST_PART; i <= last; i++) {
            List<Word> parts = words.in(surface.substring(0, i) + " " + surface.substring(i));
            if (parts.size() == 2
                    && parts.stream().allMatch(part -> frequency.containsKey(part.stem()))
                    && parts.stream().noneMatch(part -> words.isFaint(part.stem()))) {
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
        double rare = Math.log1p((all - articles + 0.5) / (articles + 0.5));
        return words.isFaint(stem) ? rare * FAINT : rare;
    }

    /** A sentence of the message: stems to how sure they are, and how much they tell together. */
    private record Piece(Map<String, Double> said, double weight) {}

    private record Match(ArticleWords words, Fit fit, double confidence) {
        Article article() {
            return words.article();
        }
    }
}
