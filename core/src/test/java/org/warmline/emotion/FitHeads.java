package org.warmline.emotion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.warmline.embedding.Vectors;
import org.warmline.phrasebank.Wording;

/**
 * Fits the heads of every language on {@code core/src/main/messages} and writes them below {@code core/src/main/resources/emotion}:
 * {@code ./warmline fit}. Held-out messages are not looked at. Same messages, same model, same files.
 * With {@code corrections=<file>} also on what staff put right, as {@code GET /api/v1/corrections} has it.
 */
final class FitHeads {
    private static final String VERSION = "1";
    private static final int FOLDS = 5;
    /** A head for fewer messages learns their other words. */
    private static final int LEAST_MESSAGES = 12;

    private FitHeads() {}

    public static void main(String[] arguments) throws IOException {
        Path messages = AuthoredMessages.root();
        Path resources = messages.resolveSibling("resources").resolve("emotion");
        Corrections corrections = Corrections.read(arguments);
        try (Vectors vectors = Vectors.open()) {
            for (String language :
                    LexiconEmotionDetector.LANGUAGES.stream().sorted().toList()) {
                Heads heads = fit(language, AuthoredMessages.of(messages, language), corrections, vectors);
                write(resources.resolve(language), heads);
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d corrections, %d n-grams, weights of lexicon, n-grams and vector %s, without vector %s%n",
                        language,
                        corrections.of(language).size(),
                        heads.ngrams().size(),
                        text(heads.withVector().customers().spoken().weights(), 2),
                        text(heads.withoutVector().customers().spoken().weights(), 2));
            }
        }
    }

    static Heads fit(String language, AuthoredMessages messages, Corrections corrections, Vectors vectors) {
        Materials materials = Materials.of(language, messages, corrections, vectors);
        Heads heads = rounded(heads(
                materials.samples(), materials.aids(), materials.targets(), messages.fingerprint(), vectors.version()));
        List<FusionFit.Said> said = said(materials);
        List<String> kinds = materials
                .targets()
                .subList(Label.values().length, materials.targets().size() - 1);
        return new Heads(
                heads.version(),
                heads.model(),
                heads.data(),
                heads.targets(),
                heads.ngramBiases(),
                heads.ngrams(),
                heads.vectors(),
                FusionFit.fit(said, kinds, true),
                FusionFit.fit(said, kinds, false));
    }

    private static Heads heads(
            List<HeadFit.Sample> samples, List<HeadFit.Sample> aids, List<String> targets, String data, String model) {
        HeadFit.ByNgrams ngrams = HeadFit.byNgrams(both(samples, aids), targets.size());
        Fusion.Mix nothing = new Fusion.Mix(new double[Fusion.PARTS], new double[Label.values().length]);
        Fusion.Mixes neither = new Fusion.Mixes(nothing, nothing);
        Fusion none = new Fusion(neither, neither, new double[Fusion.PARTS], Map.of());
        return new Heads(
                VERSION,
                model,
                data,
                targets,
                ngrams.biases(),
                ngrams.weights(),
                HeadFit.byVector(
                        both(samples, aids).stream()
                                .filter(sample -> sample.vector() != null)
                                .toList(),
                        targets.size()),
                none,
                none);
    }

    /**
     * What a language's heads are fitted on.
     *
     * @param found what the lexicon says of each message
     * @param samples the messages for the heads, in the same order
     * @param aids what else is learnt from, without being calibrated on: the bank's wordings and corrections
     */
    record Materials(
            List<AuthoredMessages.Message> messages,
            List<LexiconEmotionDetector.Findings> found,
            List<HeadFit.Sample> samples,
            List<HeadFit.Sample> aids,
            List<String> targets) {
        static Materials of(String language, AuthoredMessages messages, Corrections corrections, Vectors vectors) {
            LexiconEmotionDetector lexicon = new LexiconEmotionDetector();
            List<AuthoredMessages.Message> fit = messages.fit();
            Stream<String> kinds = Arrays.stream(ConcernKind.values())
                    .map(ConcernKind::wire)
                    .filter(kind -> fit.stream()
                                    .filter(message -> message.concerns().contains(kind))
                                    .count()
                            >= LEAST_MESSAGES);
            List<String> targets = Stream.of(
                            Arrays.stream(Label.values()).map(Label::wire), kinds, Stream.of(Fusion.TALK))
                    .flatMap(names -> names)
                    .toList();
            List<LexiconEmotionDetector.Findings> found = fit.stream()
                    .map(message -> lexicon.find(message.text(), language, List.of()))
                    .toList();
            List<HeadFit.Sample> samples = IntStream.range(0, fit.size())
                    .mapToObj(at -> HeadFit.Sample.of(
                            Ngrams.of(found.get(at).features()),
                            vectors.of(fit.get(at).text()),
                            truth(fit.get(at), targets),
                            fit.get(at).topicOnly() ? Label.values().length : 0))
                    .toList();
            List<HeadFit.Sample> corrected = corrections.of(language).stream()
                    .map(correction -> correction.sample(
                            lexicon.find(correction.text(), language, List.of()).features(), vectors, targets.size()))
                    .toList();
            return new Materials(
                    fit, found, samples, both(FitHeads.aids(language, lexicon, targets), corrected), targets);
        }
    }

    /** What each part says of each message when it was fitted without a fifth of them, that message among these. */
    private static List<FusionFit.Said> said(Materials materials) {
        FusionFit.Said[] said = new FusionFit.Said[materials.samples().size()];
        // Each part is a fit of its own, so who computes it changes nothing.
        IntStream.range(0, FOLDS).parallel().forEach(fold -> {
            List<HeadFit.Sample> others = IntStream.range(0, said.length)
                    .filter(at -> at % FOLDS != fold)
                    .mapToObj(materials.samples()::get)
                    .toList();
            Heads heads = heads(others, materials.aids(), materials.targets(), "", "");
            for (int at = fold; at < said.length; at += FOLDS) {
                said[at] = said(materials, at, heads);
            }
        });
        return List.of(said);
    }

    private static FusionFit.Said said(Materials materials, int at, Heads heads) {
        int labels = Label.values().length;
        int targets = materials.targets().size();
        HeadFit.Sample sample = materials.samples().get(at);
        LexiconEmotionDetector.Findings found = materials.found().get(at);
        double[] byNgrams = heads.byNgrams(sample.ngrams());
        double[] byVector = heads.byVector(Objects.requireNonNull(sample.vector()));
        double[][] feelings = {
            FusedEmotionDetector.feelings(found), Arrays.copyOf(byNgrams, labels), Arrays.copyOf(byVector, labels)
        };
        double[][] concerns = {
            // The lexicon says nothing of whether it is talk.
            materials.targets().subList(labels, targets).stream()
                    .mapToDouble(target -> ConcernKind.of(target)
                            .map(kind -> Passage.spoken(kind, found.features(), found.concerns()))
                            .orElse(0.0))
                    .toArray(),
            Arrays.copyOfRange(byNgrams, labels, targets),
            Arrays.copyOfRange(byVector, labels, targets)
        };
        return new FusionFit.Said(
                feelings,
                concerns,
                Arrays.copyOfRange(sample.truth(), labels, targets),
                materials.messages().get(at));
    }

    /**
     * The wordings of the phrase bank, which tell their topic. They teach the n-grams what customers write about when it is
     * sensitive and when it is not; nothing is calibrated on them. The feelings of the phrases that answer them taught nothing.
     */
    private static List<HeadFit.Sample> aids(String language, LexiconEmotionDetector lexicon, List<String> targets) {
        List<HeadFit.Sample> aids = new ArrayList<>();
        double[] counts = new double[targets.size()];
        Arrays.fill(counts, Label.values().length, counts.length - 1, 1);
        for (Wording wording : Wording.of(language)) {
            boolean[] truth = new boolean[targets.size()];
            wording.topic()
                    .map(topic -> targets.indexOf(topic.wire()))
                    .filter(at -> at >= 0)
                    .ifPresent(at -> truth[at] = true);
            aids.add(new HeadFit.Sample(
                    Ngrams.of(lexicon.find(wording.text(), language, List.of()).features()), null, truth, counts));
        }
        return aids;
    }

    private static List<HeadFit.Sample> both(List<HeadFit.Sample> some, List<HeadFit.Sample> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static boolean[] truth(AuthoredMessages.Message message, List<String> targets) {
        boolean[] truth = new boolean[targets.size()];
        for (int target = 0; target < truth.length; target++) {
            truth[target] =
                    target == message.feeling().ordinal() || message.concerns().contains(targets.get(target));
        }
        truth[truth.length - 1] = message.plain();
        return truth;
    }

    private static void write(Path folder, Heads heads) throws IOException {
        String head = "# Fitted on core/src/main/messages by ./warmline fit: fit anew instead of editing. Columns: ";
        write(
                folder.resolve("heads.tsv"),
                Stream.of(
                        head + "what, its value.",
                        "version\t" + heads.version(),
                        "model\t" + heads.model(),
                        "dimensions\t" + (heads.vectors()[0].length - 1),
                        "data\t" + heads.data(),
                        "targets\t" + String.join(" ", heads.targets()),
                        "ngram-biases\t" + text(heads.ngramBiases(), 3)));
        write(
                folder.resolve("heads-ngrams.tsv"),
                Stream.concat(
                        Stream.of(
                                head
                                        + "n-gram (w: words, c: letters, < and > where a word begins and ends, s: signs), target:weight."),
                        new TreeMap<>(heads.ngrams())
                                .entrySet().stream().map(entry -> entry.getKey() + "\t" + sparse(entry.getValue()))));
        write(
                folder.resolve("heads-vector.tsv"),
                Stream.concat(
                        Stream.of(head + "target, its weights, the bias last."),
                        IntStream.range(0, heads.targets().size())
                                .mapToObj(target -> heads.targets().get(target) + "\t"
                                        + text(doubles(heads.vectors()[target]), 3))));
        write(
                folder.resolve("heads-fusion.tsv"),
                Stream.concat(
                        Stream.of(head + "with or without vector, for what, numbers as Fusion has them."),
                        Stream.concat(lines("with", heads.withVector()), lines("without", heads.withoutVector()))));
    }

    private static Stream<String> lines(String name, Fusion fusion) {
        return Stream.of(
                        lines(name + "\tcustomers-spoken", fusion.customers().spoken()),
                        lines(name + "\tcustomers-silent", fusion.customers().silent()),
                        lines(name + "\teveryday-spoken", fusion.everyday().spoken()),
                        lines(name + "\teveryday-silent", fusion.everyday().silent()),
                        Stream.of(name + "\t" + Fusion.TALK + "\t" + text(fusion.talk(), 4)),
                        new TreeMap<>(fusion.concerns())
                                .entrySet().stream()
                                        .map(entry -> name + "\t" + entry.getKey() + "\t" + text(entry.getValue(), 4)))
                .flatMap(lines -> lines);
    }

    private static Stream<String> lines(String name, Fusion.Mix mix) {
        return Stream.of(name + "-weights\t" + text(mix.weights(), 4), name + "-biases\t" + text(mix.biases(), 4));
    }

    /** As it will be read again, so that what is compared is what ships. */
    private static Heads rounded(Heads heads) {
        Map<String, float[]> ngrams = new TreeMap<>();
        heads.ngrams().forEach((ngram, weights) -> {
            float[] shorter = new float[weights.length];
            boolean any = false;
            for (int at = 0; at < weights.length; at++) {
                shorter[at] = Math.round(weights[at] * 100) / 100f;
                any |= shorter[at] != 0;
            }
            if (any) {
                ngrams.put(ngram, shorter);
            }
        });
        return new Heads(
                heads.version(),
                heads.model(),
                heads.data(),
                heads.targets(),
                heads.ngramBiases(),
                ngrams,
                heads.vectors(),
                heads.withVector(),
                heads.withoutVector());
    }

    private static String sparse(float[] weights) {
        return IntStream.range(0, weights.length)
                .filter(target -> weights[target] != 0)
                .mapToObj(target -> target + ":" + trimmed(String.format(Locale.ROOT, "%.2f", weights[target])))
                .collect(Collectors.joining(" "));
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(at -> values[at]).toArray();
    }

    private static String text(double[] values, int decimals) {
        return Arrays.stream(values)
                .mapToObj(value -> trimmed(String.format(Locale.ROOT, "%." + decimals + "f", value)))
                .collect(Collectors.joining(" "));
    }

    private static String trimmed(String number) {
        return number.contains(".") ? number.replaceAll("0+$", "").replaceAll("\\.$", "") : number;
    }

    private static void write(Path file, Stream<String> lines) throws IOException {
        List<String> all = new ArrayList<>(lines.toList());
        Files.writeString(file, String.join("\n", all) + "\n", StandardCharsets.UTF_8);
    }
}
