package org.warmline.phrasebank;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do, as the wire has it.
 *
 * @param applied whether it was done
 * @param toReview how many of the added ones wait to be reviewed
 */
@Serdeable
public record ImportReport(boolean applied, long added, long changed, long skipped, long toReview, List<Line> lines) {
    public static final String ADDED = "added";
    public static final String CHANGED = "changed";
    public static final String SKIPPED = "skipped";

    public ImportReport {
        lines = List.copyOf(lines);
    }

    /**
     * One entry of the file.
     *
     * @param result {@link #ADDED}, {@link #CHANGED} or {@link #SKIPPED}
     * @param text its beginning
     * @param reason why it was skipped; null otherwise
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            int line, String result, String text, @Nullable String reason) {}
}
