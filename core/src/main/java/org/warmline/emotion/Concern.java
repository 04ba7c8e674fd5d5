package org.warmline.emotion;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A sensitive topic found in a text.
 *
 * @param kind wire name of a {@link ConcernKind}
 * @param confidence 0..1
 */
@Serdeable
public record Concern(String kind, double confidence, List<Evidence> evidence) {
    public Concern {
        evidence = List.copyOf(evidence);
    }

    boolean is(ConcernKind other) {
        return kind.equals(other.wire());
    }
}
