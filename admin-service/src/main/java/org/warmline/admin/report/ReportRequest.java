package org.warmline.admin.report;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warmline.problem.Problem;
import org.warmline.report.Grouping;

/**
 * What somebody wants to read.
 *
 * @param from first day
 * @param to last day, not before the first
 * @param groupBy null for the whole only
 */
record ReportRequest(LocalDate from, LocalDate to, @Nullable Grouping groupBy) {
    private static final int DAYS_UNLESS_TOLD = 28;
    /** A report by day is one row per day, so the answer stays bounded. */
    private static final int LONGEST_IN_YEARS = 10;

    /** Reads the query as written; what is absent becomes the last 28 days, without groups. Refuses with a {@link Problem}. */
    static ReportRequest read(@Nullable String from, @Nullable String to, @Nullable String groupBy, LocalDate today) {
        LocalDate last = to == null ? today : date("to", to);
        LocalDate first = from == null ? last.minusDays(DAYS_UNLESS_TOLD - 1) : date("from", from);
        if (first.isAfter(last)) {
            throw Problem.field("from", "must not be after to (" + last + ")");
        }
        if (last.isAfter(first.plusYears(LONGEST_IN_YEARS))) {
            throw Problem.field("from", "must be at most " + LONGEST_IN_YEARS + " years before to");
        }
        return new ReportRequest(first, last, groupBy == null ? null : grouping(groupBy));
    }

    private static LocalDate date(String field, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            // ISO 8601 has more years than the database should be asked for.
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Refused below, like a year no business has.
        }
        throw Problem.field(field, "must be a date such as 2026-11-21");
    }

    private static Grouping grouping(String text) {
        return Grouping.of(text)
                .orElseThrow(() -> Problem.field(
                        "groupBy",
                        "must be one of "
                                + Arrays.stream(Grouping.values())
                                        .map(Grouping::wire)
                                        .collect(Collectors.joining(", "))));
    }
}
