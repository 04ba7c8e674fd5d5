package org.warmline.knowledge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing the business knows.
 *
 * @param locale language of the article, a lower-case ISO 639 code
 * @param answer short, in warm words; the only text the assistant says
 * @param body the whole text, for the help page
 * @param questions how customers ask for it
 * @param audience who may see it: {@code customer}, {@code supplier}, {@code neighbour}, {@code staff}
 * @param person whether a person is offered together with the answer
 * @param retiredAt since when it is neither shown nor used, null while it is
 */
public record Article(
        ArticleId id,
        String slug,
        String locale,
        String title,
        String answer,
        String body,
        List<String> questions,
        String url,
        List<String> audience,
        boolean person,
        @Nullable Instant retiredAt,
        Instant updatedAt) {
    public Article {
        questions = List.copyOf(questions);
        audience = List.copyOf(audience);
    }

    Source source() {
        return new Source(title, url);
    }
}
