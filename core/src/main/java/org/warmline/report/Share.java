package org.warmline.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A share with its 95% Wilson interval, 0..1, as the wire has it.
 *
 * @param value null, as are low and high, when nothing was counted
 * @param positive of those counted, how many were it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Share(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        long positive,
        long count) {
    static Share of(long positive, long count) {
        Proportion share = Proportion.of(positive, count);
        return new Share(share.value(), share.low(), share.high(), positive, count);
    }
}
