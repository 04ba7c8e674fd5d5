package org.warmline.phrasebank;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Vector;

/**
 * A step of the build: gives the wordings of the shipped phrases to the model, so that no installation has to, and finds phrases by
 * meaning from its first message on. Asks only for what the file of the build before does not have.
 */
final class ShipVectors {
    private ShipVectors() {}

    /** @param arguments the folder of classes to write into */
    public static void main(String[] arguments) throws IOException {
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
                Optional<Vector> vector = WordingVectors.patiently(embedder, wording, () -> {});
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

    /** As a whole or not at all: a build that is stopped must not leave half a file. */
    private static void write(Path file, VectorFile content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (OutputStream out = Files.newOutputStream(half)) {
            content.write(out);
        }
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
