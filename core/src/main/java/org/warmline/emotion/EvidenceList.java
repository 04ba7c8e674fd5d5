package org.warmline.emotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts evidence into the shape the wire promises. */
final class EvidenceList {
    private record Place(int from, int to, String label) {}

    private EvidenceList() {}

    /** In order of place, one entry for the same words and label: the one that weighs most. */
    static List<Evidence> tidy(List<Evidence> evidence) {
        Map<Place, Evidence> byPlace = new LinkedHashMap<>();
        for (Evidence each : evidence) {
            byPlace.merge(
                    new Place(each.from(), each.to(), each.label()),
                    each,
                    (left, right) -> Math.abs(left.weight()) >= Math.abs(right.weight()) ? left : right);
        }
        List<Evidence> tidy = new ArrayList<>();
        for (Evidence each : byPlace.values()) {
            tidy.add(new Evidence(each.from(), each.to(), each.text(), each.label(), Weights.round(each.weight())));
        }
        tidy.sort(Comparator.comparingInt(Evidence::from)
                .thenComparingInt(Evidence::to)
                .thenComparing(Evidence::label));
        return tidy;
    }
}
