package org.warmline.emotion;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints how the detector does on the messages of each language, with every mistake as text; asserts nothing. Run it by hand. */
final class EmotionFigures {
    private static final List<String> LANGUAGES = List.of("es", "de", "fr", "pt");
    private static final int ROUNDS = 30;

    private EmotionFigures() {}

    public static void main(String[] arguments) {
        EmotionDetector detector = new LexiconEmotionDetector();
        Map<String, Long> millis = new TreeMap<>();
        for (String language : LANGUAGES) {
            long started = System.nanoTime();
            Lexicon.load(language);
            millis.put(language, (System.nanoTime() - started) / 1_000_000);
            UnseenTable.Figures figures = UnseenTable.of(language).figures(detector, language);
            System.out.println(language + ": " + figures);
            figures.mistakes().forEach(mistake -> System.out.println("  " + mistake));
        }
        System.out.println("lexicons loaded in ms, the first with a cold process: " + millis);
        time(detector);
    }

    private static void time(EmotionDetector detector) {
        List<String> texts = LANGUAGES.stream()
                .flatMap(language -> UnseenTable.of(language).lines().stream())
                .map(UnseenTable.Line::text)
                .toList();
        double[] micros = new double[texts.size() * ROUNDS];
        for (int at = 0; at < micros.length; at++) {
            long started = System.nanoTime();
            detector.read(texts.get(at % texts.size()), null, List.of());
            micros[at] = (System.nanoTime() - started) / 1000.0;
        }
        // The first half warms up.
        double[] warm = Arrays.copyOfRange(micros, micros.length / 2, micros.length);
        Arrays.sort(warm);
        System.out.printf(
                "read: p50 %.0f us, p95 %.0f us, p99 %.0f us%n",
                warm[warm.length / 2], warm[warm.length * 95 / 100], warm[warm.length * 99 / 100]);
    }
}
