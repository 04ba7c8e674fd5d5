package org.warmline.embedding;

import ai.onnxruntime.OrtException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The vectors of many texts, for programs that measure and fit: computed at once, without a deadline, and kept in {@code target} by a hash
 * of the text, so that the next run has them and no text is kept.
 */
public final class Vectors implements Embedder, AutoCloseable {
    private static final int BYTES_OF_HASH = 32;

    private final Map<String, Vector> known = new HashMap<>();
    private final Path file;
    private final OnnxModel model;
    private int read;

    private Vectors(Path file, OnnxModel model) {
        this.file = file;
        this.model = model;
    }

    /** Of no text: any direction. */
    public static Vector random(Random random) {
        float[] values = new float[Vector.DIMENSIONS];
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) random.nextGaussian();
        }
        return Vector.of(values);
    }

    /** Loads the model, and what earlier runs computed. */
    public static Vectors open() {
        Path target = Files.isDirectory(Path.of("src/main/messages")) ? Path.of("target") : Path.of("core", "target");
        try {
            Files.createDirectories(target);
            Vectors vectors = new Vectors(target.resolve("vectors-by-hash-" + OnnxModel.VERSION), OnnxModel.load());
            vectors.readFile();
            return vectors;
        } catch (IOException | OrtException e) {
            throw new IllegalStateException("The model cannot be loaded", e);
        }
    }

    /** The vector of a text. */
    public Vector of(String text) {
        return known.computeIfAbsent(hash(text), key -> computed(text));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long the model takes for each of these texts, once warm. */
    public double[] millis(List<String> texts) {
        texts.forEach(this::computed);
        return texts.stream()
                .mapToDouble(text -> {
                    long start = System.nanoTime();
                    computed(text);
                    return (System.nanoTime() - start) / 1e6;
                })
                .toArray();
    }

    private Vector computed(String text) {
        try {
            return model.embed(text);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Embedding embed(String text, Duration patience) {
        return new Embedding.Present(of(text));
    }

    @Override
    public String version() {
        return OnnxModel.VERSION;
    }

    @Override
    public void close() {
        if (known.size() == read) {
            return;
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(known.size());
            for (Map.Entry<String, Vector> entry : known.entrySet()) {
                out.write(HexFormat.of().parseHex(entry.getKey()));
                for (float value : entry.getValue().values()) {
                    out.writeFloat(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readFile() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            for (int at = 0; at < count; at++) {
                String hash = HexFormat.of().formatHex(in.readNBytes(BYTES_OF_HASH));
                float[] values = new float[Vector.DIMENSIONS];
                for (int dimension = 0; dimension < values.length; dimension++) {
                    values[dimension] = in.readFloat();
                }
                known.put(hash, Vector.of(values));
            }
        }
        read = known.size();
    }
}
