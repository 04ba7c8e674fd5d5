package org.warmline.knowledge;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An article as somebody wrote it, not yet stored; meaning of the fields as in {@link Article}.
 *
 * @param slug lower-case letters, digits and hyphens; with the locale it says which article this is
 */
public record ArticleDraft(
        String slug,
        String locale,
        String title,
        String answer,
        String body,
        List<String> questions,
        String url,
        List<String> audience,
        boolean person) {
    static final Set<String> AUDIENCES = Set.of("customer", "supplier", "neighbour", "staff");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    public ArticleDraft {
        questions = List.copyOf(questions);
        audience = List.copyOf(audience);
        require(SLUG.matcher(slug).matches(), "slug: must be lower-case letters, digits and single hyphens");
        require(LANGUAGE.matcher(locale).matches(), "locale: must be a language code of two or three letters");
        require(!title.isBlank(), "title: must not be blank");
        require(!answer.isBlank(), "answer: must not be blank");
        require(!body.isBlank(), "body: must not be blank");
        require(!url.isBlank(), "url: must not be blank");
        require(!questions.isEmpty() && questions.stream().noneMatch(String::isBlank), "questions: must not be blank");
        require(
                !audience.isEmpty() && AUDIENCES.containsAll(audience),
                "audience: must be some of customer, supplier, neighbour, staff");
    }

    /**
     * Reads one article from YAML: {@code slug, title, questions, answer, body}, and optionally {@code locale} (en),
     * {@code url} (the article's place on the help page), {@code audience} (customer), {@code person} (false).
     *
     * @param name of the file, for the messages
     * @throws IllegalArgumentException naming file and field, when the text is anything else
     */
    public static ArticleDraft parse(InputStream yaml, String name) {
        return ArticleFile.read(yaml, name);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
