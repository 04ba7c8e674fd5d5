package org.warmline.admin.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.warmline.problem.Problem;

class PhraseTableTest {
    @Test
    void refusesOurTableWhenAColumnIsGone() {
        List<String> kept = PhraseTable.COLUMNS.stream()
                .filter(column -> !column.equals("neverFor"))
                .toList();

        assertThatThrownBy(() -> PhraseTable.read(Csv.line(kept), 100))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors().getFirst().message())
                                .contains("lacks the column neverFor"));
    }

    @Test
    void needsNoSource() {
        List<String> kept = PhraseTable.COLUMNS.stream()
                .filter(column -> !column.equals("source"))
                .toList();

        assertThat(PhraseTable.read(Csv.line(kept), 100)).isEmpty();
    }
}
