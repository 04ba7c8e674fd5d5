package org.warmline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoQuestionsTest {
    @Test
    void answersCustomersQuestionsRightlyOrNotAtAll() {
        List<QuestionTable.Line> lines = QuestionTable.lines("questions.tsv");
        try (ArticleFinder finder = ArticleFinder.of("en", QuestionTable.articles(QuestionTable.demoDrafts()))) {
            QuestionTable.Score score = QuestionTable.score(lines, finder);
            System.out.println(score.precision() + " " + score.recall() + " given " + score.given() + " answerable "
                    + score.answerable());
            score.faults().forEach(System.out::println);
            assertThat(score.precision()).isGreaterThan(0.5);
        }
    }
}
