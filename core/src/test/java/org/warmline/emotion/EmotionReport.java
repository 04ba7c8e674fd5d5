package org.warmline.emotion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.warmline.embedding.Embedder;

/** What is written about the detector into {@code docs/empathy.md}. */
public final class EmotionReport {
    private static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "pt");
    private static final int WORST = 5;

    private final Map<String, EmotionDetector> detectors = new LinkedHashMap<>();
    private final EmotionDetector full;

    public EmotionReport(Embedder embedder) {
        this.full = new FusedEmotionDetector(embedder);
        detectors.put("lexicon", new LexiconEmotionDetector());
        detectors.put("without the model", new FusedEmotionDetector(Embedder.none()));
        detectors.put("with the model", full);
    }

    /** The detector as it runs. */
    public EmotionDetector detector() {
        return full;
    }

    /** The held-out messages and the plain ones, by language. */
    public String feelings() {
        StringBuilder report =
                new StringBuilder("| held-out messages | | macro-F1 | right | calibration error | topics found |"
                        + " alarms where there is none |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        for (String language : LANGUAGES) {
            detectors.forEach((name, detector) -> {
                FeelingFigures figures = figures(detector, language);
                report.append(String.format(
                        Locale.ROOT,
                        "| %s (%d) | %s | %.3f | %.3f | %.3f | %d of %d | %d of %d |%n",
                        language,
                        figures.read(),
                        name,
                        figures.macroF1(),
                        figures.accuracy(),
                        figures.calibrationError(),
                        figures.heard(),
                        figures.sensitive(),
                        figures.alarms(),
                        figures.read() - figures.sensitive()));
            });
        }
        report.append(
                "\n| held-out everyday talk | | macro-F1 | right | false alarms |\n| --- | --- | --- | --- | --- |\n");
        for (String language : LANGUAGES) {
            detectors.forEach((name, detector) -> {
                FeelingFigures figures = FeelingFigures.of(
                        detector,
                        language,
                        AuthoredMessages.of(AuthoredMessages.root(), language).heldOutPlain());
                report.append(String.format(
                        Locale.ROOT,
                        "| %s (%d) | %s | %.3f | %.3f | %d |%n",
                        language,
                        figures.read(),
                        name,
                        figures.macroF1(),
                        figures.accuracy(),
                        figures.alarms()));
            });
        }
        report.append(
                "\n| plain messages (`unseen-<language>.tsv`) | | macro-F1 | topics found | false alarms | right language |\n"
                        + "| --- | --- | --- | --- | --- | --- |\n");
        for (String language : LANGUAGES.subList(1, LANGUAGES.size())) {
            detectors.forEach((name, detector) -> {
                UnseenTable.Figures figures = UnseenTable.of(language).figures(detector, language);
                report.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.3f | %d of %d | %d of %d | %d of %d |%n",
                        language,
                        name,
                        figures.macroF1(),
                        figures.found(),
                        figures.sensitive(),
                        figures.alarms(),
                        figures.lines(),
                        figures.language(),
                        figures.lines()));
            });
        }
        return report.toString();
    }

    /** Topics in messages as customers write them, by language. */
    public String realistic() {
        StringBuilder report = new StringBuilder(
                "| messages as customers write them | by | said plainly | in passing | hinted at | alarms where there is none |\n"
                        + "| --- | --- | --- | --- | --- | --- |\n");
        for (String language : LANGUAGES) {
            TopicTable table = TopicTable.of(language);
            detectors.forEach((name, detector) -> {
                report.append("| ").append(language).append(" | ").append(name);
                for (TopicTable.Manner manner : TopicTable.Manner.values()) {
                    report.append(" | ").append(table.heard(detector, language, manner));
                }
                report.append(" |\n");
            });
        }
        return report.toString();
    }

    /** Each sensitive topic: found by lexicon, by all, and raised though it is not there. */
    public String topics() {
        StringBuilder report = new StringBuilder("| topic: lexicon, all, of; wrongly raised by all | "
                + String.join(" | ", LANGUAGES) + " |\n| --- |" + " --- |".repeat(LANGUAGES.size()) + "\n");
        Map<String, FeelingFigures> lexicon = new LinkedHashMap<>();
        Map<String, FeelingFigures> all = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> {
            lexicon.put(language, figures(new LexiconEmotionDetector(), language));
            all.put(language, figures(full, language));
        });
        for (ConcernKind kind : ConcernKind.values()) {
            if (all.values().stream().anyMatch(figures -> figures.there(kind) > 0)) {
                report.append("| ").append(kind.wire()).append(" |");
                for (String language : LANGUAGES) {
                    FeelingFigures figures = of(all, language);
                    report.append(String.format(
                            " %d, %d of %d; %d |",
                            of(lexicon, language).found(kind),
                            figures.found(kind),
                            figures.there(kind),
                            figures.wronglyFound(kind)));
                }
                report.append('\n');
            }
        }
        return report.toString();
    }

    /** Rows: what is right, columns: what was read. */
    public String confusion(String language) {
        FeelingFigures figures = figures(full, language);
        StringBuilder report = new StringBuilder("| " + language + ": right \\ read | "
                + Arrays.stream(Label.values()).map(Label::wire).collect(Collectors.joining(" | ")) + " | F1 |\n| --- |"
                + " --- |".repeat(Label.values().length + 1) + "\n");
        for (Label expected : Label.values()) {
            report.append("| ").append(expected.wire()).append(" |");
            for (Label said : Label.values()) {
                int count = figures.confused(expected, said);
                report.append(' ')
                        .append(count == 0 ? "" : Integer.toString(count))
                        .append(" |");
            }
            report.append(String.format(Locale.ROOT, " %.2f |%n", figures.f1(expected)));
        }
        return report.toString();
    }

    /** The mistakes it was surest of. */
    public String worst() {
        StringBuilder report =
                new StringBuilder("| message | read as | should be | confidence |\n| --- | --- | --- | --- |\n");
        for (String language : LANGUAGES) {
            figures(full, language).mistakes().stream()
                    .limit(WORST)
                    .forEach(mistake -> report.append(String.format(
                            Locale.ROOT,
                            "| %s | %s | %s | %.2f |%n",
                            mistake.text().replace("|", "\\|"),
                            mistake.read(),
                            mistake.expected(),
                            mistake.confidence())));
        }
        return report.toString();
    }

    /** GoEmotions' development split, which is not part of the project. */
    public String yardstick(Path folder) throws IOException {
        StringBuilder report = new StringBuilder();
        for (Map.Entry<String, EmotionDetector> detector : detectors.entrySet()) {
            report.append(PublicYardstick.measure(folder, detector.getKey(), detector.getValue()));
        }
        return report.toString();
    }

    private static FeelingFigures of(Map<String, FeelingFigures> figures, String language) {
        return java.util.Objects.requireNonNull(figures.get(language));
    }

    private static FeelingFigures figures(EmotionDetector detector, String language) {
        return FeelingFigures.of(
                detector,
                language,
                AuthoredMessages.of(AuthoredMessages.root(), language).heldOut());
    }
}
