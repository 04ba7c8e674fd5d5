package org.warmline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warmline.knowledge.Article;
import org.warmline.knowledge.ArticleId;

class HelpPageTest {
    @Test
    void givesEveryArticleItsPlace() {
        assertThat(HelpPage.of(List.of(article("Opening hours", "From nine.", "Every day."))))
                .contains("<a href=\"#opening\">Opening hours</a>")
                .contains("<section id=\"opening\" class=\"card\">")
                .contains("<p><b>From nine.</b></p>")
                .contains("<p>Every day.</p>");
    }

    @Test
    void showsMarkupAsWritten() {
        String page = HelpPage.of(List.of(article("<script>alert(1)</script>", "Tea & \"cake\"", "It's <b>late</b>")));

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("Tea &amp; &quot;cake&quot;")
                .contains("It&#39;s &lt;b&gt;late&lt;/b&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("<b>late");
    }

    @Test
    void breaksTheBodyWhereItsLinesEnd() {
        assertThat(HelpPage.of(List.of(article("Title", "Answer", "First.\n\nSecond."))))
                .contains("<p>First.</p>\n<p>Second.</p>");
    }

    private static Article article(String title, String answer, String body) {
        return new Article(
                new ArticleId(new UUID(0, 1)),
                "opening",
                "en",
                title,
                answer,
                body,
                List.of("When?"),
                "/demo/help#opening",
                List.of("customer"),
                false,
                null,
                Instant.EPOCH);
    }
}
