package org.warmline.phrasebank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.warmline.embedding.Vector;
import org.warmline.phrasebank.LucenePhraseIndex.Wording;

/**
 * The vectors of a bank of usual size. All are compared, which takes a few tenths of a millisecond for thousands and needs nothing built
 * beforehand, while a start waits. Filled before it is asked; then thread-safe.
 *
 * <p>In whole numbers: those Java multiplies and adds many at a time, and fractions one after the other, since their sum goes by their order.
 * What that rounds away of a cosine is below 0.0001 in practice, 0.0006 at most.
 */
final class ComparedVectors {
    /** Of more, a graph of neighbours is quicker. */
    static final int MOST = 16_000;

    /** The largest power of two with which no sum goes beyond an {@code int}: that of a vector with itself is the square of it. */
    private static final int UNIT = 1 << 15;

    /** By {@link BankContents#shelf} of locale and audience. */
    private final Map<String, List<Placed>> shelves = new HashMap<>();

    void add(Wording wording, Vector vector) {
        Placed placed = new Placed(wording, whole(vector));
        for (String audience : wording.situation().audience()) {
            shelves.computeIfAbsent(
                            BankContents.shelf(wording.situation().locale(), audience), shelf -> new ArrayList<>())
                    .add(placed);
        }
    }

    /** The nearest first, with their cosines. */
    Map<Wording, Double> nearest(String locale, String audience, Vector meaning, int most) {
        int[] asked = whole(meaning);
        PriorityQueue<Near> nearest = new PriorityQueue<>(most, Comparator.comparingInt(Near::product));
        for (Placed placed : shelves.getOrDefault(BankContents.shelf(locale, audience), List.of())) {
            int product = product(asked, placed.values);
            if (nearest.size() < most) {
                nearest.add(new Near(placed.wording, product));
            } else if (product > nearest.element().product) {
                nearest.remove();
                nearest.add(new Near(placed.wording, product));
            }
        }
        Map<Wording, Double> cosines = new LinkedHashMap<>();
        nearest.stream()
                .sorted(Comparator.comparingInt(Near::product).reversed())
                .forEach(near -> cosines.put(near.wording, (double) near.product / UNIT / UNIT));
        return cosines;
    }

    private static int[] whole(Vector vector) {
        int[] values = new int[Vector.DIMENSIONS];
        for (int at = 0; at < values.length; at++) {
            values[at] = Math.round(vector.at(at) * UNIT);
        }
        return values;
    }

    /** A loop that Java recognises: nothing but this in it. */
    private static int product(int[] one, int[] two) {
        int sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * two[at];
        }
        return sum;
    }

    private record Placed(Wording wording, int[] values) {}

    private record Near(Wording wording, int product) {}
}
