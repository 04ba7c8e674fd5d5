package org.warmline.emotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a detector does on authored messages: feelings, sensitive topics, calibration, and the mistakes as text. */
final class FeelingFigures {
    private static final double STRONG = 0.5;
    private static final int BINS = 10;

    private final int[][] confusion = new int[Label.values().length][Label.values().length];
    /** By concern: there and found, there, found though not there. */
    private final Map<String, int[]> concerns = new TreeMap<>();

    private final double[][] bins = new double[BINS][3];
    private final List<Mistake> mistakes = new ArrayList<>();
    private int read;
    private int right;
    private int felt;
    private int explained;
    private int sensitive;
    private int heard;
    private int alarms;

    /** A message read wrongly; the surer, the worse. */
    record Mistake(String text, String read, String expected, double confidence) {}

    static FeelingFigures of(EmotionDetector detector, String language, List<AuthoredMessages.Message> messages) {
        FeelingFigures figures = new FeelingFigures();
        messages.forEach(message -> figures.add(message, detector.read(message.text(), language, List.of())));
        return figures;
    }

    private void add(AuthoredMessages.Message message, Emotion emotion) {
        Label primary = Label.of(emotion.primary()).orElseThrow();
        boolean correct = message.feelings().contains(primary);
        // Either of two equally right readings counts as the one expected.
        confusion[(correct ? primary : message.feeling()).ordinal()][primary.ordinal()]++;
        read++;
        right += correct ? 1 : 0;
        felt += primary == Label.NEUTRAL ? 0 : 1;
        explained += primary != Label.NEUTRAL && !emotion.evidence().isEmpty() ? 1 : 0;
        double[] bin = bins[(int) Math.min(BINS - 1, emotion.confidence() * BINS)];
        bin[0]++;
        bin[1] += emotion.confidence();
        bin[2] += correct ? 1 : 0;
        Set<String> found = emotion.concerns().stream()
                .filter(concern -> concern.confidence() >= STRONG)
                .map(Concern::kind)
                .collect(Collectors.toSet());
        for (ConcernKind kind : ConcernKind.values()) {
            boolean there = message.concerns().contains(kind.wire());
            boolean hit = found.contains(kind.wire());
            int[] counts = concerns.computeIfAbsent(kind.wire(), key -> new int[3]);
            counts[0] += there && hit ? 1 : 0;
            counts[1] += there ? 1 : 0;
            counts[2] += hit && !there ? 1 : 0;
        }
        sensitive += message.concerns().isEmpty() ? 0 : 1;
        heard += message.concerns().stream().anyMatch(found::contains) ? 1 : 0;
        alarms += message.concerns().isEmpty() && !found.isEmpty() ? 1 : 0;
        if (!correct) {
            mistakes.add(new Mistake(
                    message.text(),
                    emotion.primary(),
                    message.feelings().stream().map(Label::wire).collect(Collectors.joining(" or ")),
                    emotion.confidence()));
        }
    }

    int read() {
        return read;
    }

    double accuracy() {
        return (double) right / Math.max(1, read);
    }

    /** Mean over the labels. */
    double macroF1() {
        return Arrays.stream(Label.values()).mapToDouble(this::f1).average().orElse(0);
    }

    double f1(Label label) {
        int at = label.ordinal();
        int hits = confusion[at][at];
        int expected = Arrays.stream(confusion[at]).sum();
        int said = Arrays.stream(confusion).mapToInt(row -> row[at]).sum();
        return expected + said == 0 ? 0 : 2.0 * hits / (expected + said);
    }

    int confused(Label expected, Label said) {
        return confusion[expected.ordinal()][said.ordinal()];
    }

    /** How far confidence and share of right readings lie apart, by tenths of confidence, weighted by their sizes. */
    double calibrationError() {
        double sum = 0;
        for (double[] bin : bins) {
            sum += bin[0] == 0 ? 0 : Math.abs(bin[1] - bin[2]);
        }
        return sum / Math.max(1, read);
    }

    double explained() {
        return felt == 0 ? 1 : (double) explained / felt;
    }

    int sensitive() {
        return sensitive;
    }

    /** Of the sensitive messages, those with one of their topics found. */
    int heard() {
        return heard;
    }

    /** Messages without any topic in which one was found. */
    int alarms() {
        return alarms;
    }

    int found(ConcernKind kind) {
        return count(kind)[0];
    }

    int there(ConcernKind kind) {
        return count(kind)[1];
    }

    int wronglyFound(ConcernKind kind) {
        return count(kind)[2];
    }

    /** The surest first. */
    List<Mistake> mistakes() {
        return mistakes.stream()
                .sorted((left, other) -> Double.compare(other.confidence(), left.confidence()))
                .toList();
    }

    private int[] count(ConcernKind kind) {
        return concerns.getOrDefault(kind.wire(), new int[3]);
    }

    @Override
    public String toString() {
        Map<Label, String> each = new EnumMap<>(Label.class);
        for (Label label : Label.values()) {
            each.put(label, String.format(Locale.ROOT, "%.2f", f1(label)));
        }
        return String.format(
                Locale.ROOT,
                "macro-F1 %.3f, right %.3f of %d, calibration error %.3f, explained %.3f, topics %d of %d, alarms %d of %d %s",
                macroF1(),
                accuracy(),
                read,
                calibrationError(),
                explained(),
                heard,
                sensitive,
                alarms,
                read - sensitive,
                each);
    }
}
