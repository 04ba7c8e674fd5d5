package org.warmline.admin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.report.Grouping;

class ReportRequestTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @ParameterizedTest
    @CsvSource({
        ", , 2026-10-25, 2026-11-21",
        ", 2026-03-01, 2026-02-02, 2026-03-01",
        "2026-11-21, , 2026-11-21, 2026-11-21",
        "2025-01-01, 2025-12-31, 2025-01-01, 2025-12-31",
        "2016-11-21, 2026-11-21, 2016-11-21, 2026-11-21",
        "2027-01-01, 2027-02-01, 2027-01-01, 2027-02-01",
    })
    void readsThePeriodOrTakesTheLastFourWeeks(
            @Nullable String from, @Nullable String to, LocalDate first, LocalDate last) {
        assertThat(ReportRequest.read(from, to, null, TODAY)).isEqualTo(new ReportRequest(first, last, null));
    }

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void readsEveryGroupingByItsWireName(Grouping grouping) {
        assertThat(ReportRequest.read(null, null, grouping.wire(), TODAY).groupBy())
                .isEqualTo(grouping);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 2026-11-21, , from",
        "'', 2026-11-21, , from",
        "2026-11-21T00:00:00Z, 2026-11-21, , from",
        "2026-02-30, 2026-11-21, , from",
        "0000-01-01, 2026-11-21, , from",
        "-0044-03-15, 2026-11-21, , from",
        "2026-11-01, +12026-11-21, , to",
        "2026-11-01, 21.11.2026, , to",
        "2026-11-22, , , from",
        "2026-11-22, 2026-11-21, , from",
        "2016-11-20, 2026-11-21, , from",
        ", , agent, groupBy",
        ", , Day, groupBy",
        ", , '', groupBy",
    })
    void refusesWhatItCannotReadAndNamesTheField(
            @Nullable String from, @Nullable String to, @Nullable String groupBy, String field) {
        Problem problem = catchThrowableOfType(Problem.class, () -> ReportRequest.read(from, to, groupBy, TODAY));

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly(field);
    }

    @Test
    void namesTheGroupingsThereAre() {
        Problem problem = catchThrowableOfType(Problem.class, () -> ReportRequest.read(null, null, "agent", TODAY));

        assertThat(problem.text())
                .isEqualTo("Check groupBy: it must be one of day, week, month, inbox, audience, team.");
    }
}
