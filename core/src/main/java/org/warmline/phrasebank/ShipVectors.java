package org.warmline.phrasebank;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Embedding;
import org.warmline.embedding.Vector;

/**
 * A step of the build: gives the wordings of the shipped phrases to the model, so that no installation has to, and finds phrases by
 * meaning from its first message on. Asks only for what the file of the build before does not have.
 */
final class ShipVectors {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** Two minutes: by then the model is loaded, or will not be. */
    private static final int MOST_PAUSES = 1_200;

    private ShipVectors() {}

    /** @param arguments the folder of classes to write into */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments[0]).resolve(VectorFile.NAME);
        ShippedPhrases.Content shipped = new ShippedPhrases().read();
        Set<String> wanted = WordingVectors.wordings(shipped.situations().stream(), shipped.phrases().stream());
        try (Embedder.Closeable embedder = Embedder.model()) {
            VectorFile before = before(file);
            Map<String, Vector> vectors = new HashMap<>();
            if (before.model().equals(embedder.version())) {
                vectors.putAll(before.vectors());
            }
            if (vectors.keySet().equals(wanted)) {
                return;
            }
            vectors.keySet().retainAll(wanted);
            List<String> missing = wanted.stream()
                    .filter(it -> !vectors.containsKey(it))
                    .sorted()
                    .toList();
            System.out.println("Computing the vectors of " + missing.size() + " wordings");
            for (String wording : missing) {
                Optional<Vector> vector = vector(embedder, wording);
                if (vector.isEmpty()) {
                    System.out.println(
                            "The model does not run on this machine: Warmline will look for what it means itself");
                    return;
                }
                vectors.put(wording, vector.get());
            }
            write(file, new VectorFile(embedder.version(), vectors));
        }
    }

    private static VectorFile before(Path file) throws IOException {
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                return VectorFile.read(in);
            } catch (EOFException | RuntimeException e) {
                System.out.println("Making " + file + " anew, it cannot be read: " + e);
            }
        }
        return new VectorFile("none", Map.of());
    }

    private static Optional<Vector> vector(Embedder embedder, String wording) throws InterruptedException {
        for (int pause = 0; pause < MOST_PAUSES; pause++) {
            switch (embedder.embed(wording, PATIENCE)) {
                case Embedding.Present present -> {
                    return Optional.of(present.vector());
                }
                case Embedding.Absent absent -> {
                    if (absent.reason() == Embedding.Reason.OFF || absent.reason() == Embedding.Reason.BROKEN) {
                        return Optional.empty();
                    }
                }
            }
            Thread.sleep(PAUSE);
        }
        return Optional.empty();
    }

    /** As a whole or not at all: a build that is stopped must not leave half a file. */
    private static void write(Path file, VectorFile content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (OutputStream out = Files.newOutputStream(half)) {
            content.write(out);
        }
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
