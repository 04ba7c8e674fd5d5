package org.warmline.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Authored customer messages with the article that answers them, and how a finder does on them. */
final class QuestionTable {
    private static final Path DEMO = Path.of("../standalone/src/main/resources/demo/articles");

    private QuestionTable() {}

    static List<ArticleDraft> demoDrafts() {
        try (Stream<Path> files = Files.list(DEMO)) {
            return files.sorted().map(QuestionTable::draft).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Article> articles(List<ArticleDraft> drafts) {
        List<Article> articles = new ArrayList<>();
        for (ArticleDraft draft : drafts) {
            articles.add(new Article(
                    new ArticleId(new UUID(0, articles.size())),
                    draft.slug(),
                    draft.locale(),
                    draft.title(),
                    draft.answer(),
                    draft.body(),
                    draft.questions(),
                    draft.url(),
                    draft.audience(),
                    draft.person(),
                    null,
                    Instant.EPOCH));
        }
        return articles;
    }

    /** The lines of a table; "-" means that nothing answers, "a|b" that either does. */
    static List<Line> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(
                QuestionTable.class.getResourceAsStream("/knowledge/" + resource), resource + " is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(parts -> new Line(parts[0], parts[1].equals("-") ? Set.of() : Set.of(parts[1].split("\\|"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Score score(List<Line> lines, ArticleFinder finder) {
        int given = 0;
        int right = 0;
        int answerable = 0;
        List<String> faults = new ArrayList<>();
        for (Line line : lines) {
            Optional<Answer> answer = finder.find(line.message(), "customer");
            String got = answer.map(Answer::slug).orElse("-");
            boolean fits = line.slugs().contains(got);
            answerable += line.slugs().isEmpty() ? 0 : 1;
            given += answer.isPresent() ? 1 : 0;
            right += fits ? 1 : 0;
            if (answer.isPresent() ? !fits : !line.slugs().isEmpty()) {
                faults.add("%s -> %s %.2f, not %s"
                        .formatted(
                                line.message(),
                                got,
                                answer.map(Answer::confidence).orElse(0.0),
                                line.slugs()));
            }
        }
        return new Score((double) right / given, (double) right / answerable, given, answerable, faults);
    }

    private static ArticleDraft draft(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ArticleDraft.parse(in, file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A customer's message and the articles of which each would be right; empty: none answers it. */
    record Line(String message, Set<String> slugs) {}

    /**
     * How the finder did.
     *
     * @param precision share of the answers given that were right
     * @param recall share of the answerable messages that were answered rightly
     */
    record Score(double precision, double recall, int given, int answerable, List<String> faults) {}
}
