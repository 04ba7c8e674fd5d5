package org.warmline.phrasebank;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.warmline.embedding.Vector;

/**
 * The vectors of wordings in a file: the model's name, how many, then each wording and its direction, a byte for each dimension. A
 * byte loses less than the model's own quantisation does (the cosine to the original is above 0.9999).
 *
 * @param model whose vectors these are
 * @param vectors by wording
 */
record VectorFile(String model, Map<String, Vector> vectors) {
    /** Beside the phrases on the class path. */
    static final String NAME = "phrases/en.vectors";

    VectorFile {
        vectors = Map.copyOf(vectors);
    }

    /** The one that was made when Warmline was built; one without vectors when there is none. */
    static VectorFile shipped() throws IOException {
        try (InputStream file = VectorFile.class.getResourceAsStream("/" + NAME)) {
            return file == null ? new VectorFile("none", Map.of()) : read(file);
        }
    }

    static VectorFile read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(file));
        String model = in.readUTF();
        int count = in.readInt();
        Map<String, Vector> vectors = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            String wording = in.readUTF();
            float[] values = new float[Vector.DIMENSIONS];
            for (int at = 0; at < values.length; at++) {
                values[at] = in.readByte();
            }
            vectors.put(wording, Vector.of(values));
        }
        return new VectorFile(model, vectors);
    }

    void write(OutputStream file) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file));
        out.writeUTF(model);
        out.writeInt(vectors.size());
        for (Map.Entry<String, Vector> entry : new TreeMap<>(vectors).entrySet()) {
            out.writeUTF(entry.getKey());
            out.write(bytes(entry.getValue().values()));
        }
        out.flush();
    }

    private static byte[] bytes(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) Math.round(values[at] / largest * Byte.MAX_VALUE);
        }
        return bytes;
    }
}
