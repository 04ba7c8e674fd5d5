package org.warmline.admin.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.problem.Problem;

class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "=1+1",
                "+49",
                "-5",
                "@here",
                "\tx",
                "'=1",
                "''=1",
                "'tis",
                "a,b",
                "say \"hi\"",
                "two\nlines",
                "",
                "'",
                "\r\nx"
            })
    void readsBackExactlyWhatItWrote(String cell) {
        String text = Csv.line(List.of("head")) + Csv.line(List.of(cell + "", "x"));

        List<String> read = Csv.read(text, 10).get(1).cells();

        assertThat(Csv.unguarded(read.getFirst())).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-5", "@here", "\tx", "\rx", "'=1"})
    void writesNothingThatASpreadsheetWouldRun(String cell) {
        assertThat(Csv.line(List.of(cell))).startsWith("\"'");
    }

    @Test
    void leavesAnApostropheThatBelongsThere() {
        assertThat(Csv.line(List.of("'tis late"))).isEqualTo("\"'tis late\"\r\n");
        assertThat(Csv.unguarded("'tis late")).isEqualTo("'tis late");
    }

    @Test
    void readsSemicolonsAndAnyLineEndsAndSkipsEmptyLines() {
        List<Csv.Row> rows = Csv.read("a;b\r\n1;\"x;\ny\"\n\n;\n2;z", 10);

        assertThat(rows)
                .containsExactly(
                        new Csv.Row(1, List.of("a", "b")),
                        new Csv.Row(2, List.of("1", "x;\ny")),
                        new Csv.Row(6, List.of("2", "z")));
    }

    @Test
    void saysWhereAQuoteWasLeftOpen() {
        Problem refusal = catchThrowableOfType(Problem.class, () -> Csv.read("a,b\n1,\"x\n2,y\n", 10));

        assertThat(refusal.text()).contains("must close the quotation mark that opens in line 2");
    }

    @Test
    void stopsAtTheLimit() {
        String text = "a\n" + "x\n".repeat(100_000);

        Problem refusal = catchThrowableOfType(Problem.class, () -> Csv.read(text, 5_000));

        assertThat(refusal.text()).contains("at most 5000 phrases");
    }
}
