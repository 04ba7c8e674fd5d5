package org.warmline.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The satisfaction report as the wire has it.
 *
 * @param score the share of answers that were 4 or 5
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SatisfactionFigures(Share score, ResponseRate responseRate, List<Group> groups) {
    public SatisfactionFigures {
        groups = List.copyOf(groups);
    }

    /**
     * The share of questions that were answered, with its 95% Wilson interval, 0..1.
     *
     * @param value null, as are low and high, when nobody was asked
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ResponseRate(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            long asked,
            long answered) {
        static ResponseRate of(long asked, long answered) {
            Proportion share = Proportion.of(answered, asked);
            return new ResponseRate(share.value(), share.low(), share.high(), asked, answered);
        }
    }

    /**
     * One part of the whole.
     *
     * @param key a day ({@code 2026-11-21}), a week's Monday, a month ({@code 2026-11}), or the name of an inbox, an audience or a
     *     team; empty for conversations that no team had
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Group(String key, Share score, ResponseRate responseRate) {}
}
