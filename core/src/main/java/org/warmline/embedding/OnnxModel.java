package org.warmline.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The model itself: bge-small-en-v1.5 by the Beijing Academy of Artificial Intelligence, quantised to 8 bits, run by ONNX Runtime.
 * The vector of a text is that of its first token. Thread-safe; each call computes on the thread that calls.
 *
 * <p>One text a call: quantisation takes its scale from all that is computed together, so a text among others gets another vector
 * than alone.
 */
final class OnnxModel implements AutoCloseable {
    static final String VERSION = "bge-small-en-v1.5-q";
    static final String FILE = VERSION + ".onnx";
    private static final String TOKENIZER_FILE = VERSION + "-tokenizer.json";
    private static final int MOST_TOKENS = 128;

    private final WordPieces pieces;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxModel(WordPieces pieces, OrtEnvironment environment, OrtSession session) {
        this.pieces = pieces;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads the model from the class path; takes about a second.
     *
     * @throws IOException if a file is missing or the folder for temporary files is not writable
     * @throws OrtException if the runtime does not take the model
     * @throws LinkageError if there is no runtime for this machine
     */
    static OnnxModel load() throws IOException, OrtException {
        WordPieces pieces;
        try (InputStream tokenizer = resource(TOKENIZER_FILE)) {
            pieces = WordPieces.read(tokenizer);
        }
        OrtEnvironment environment = OnnxEnvironment.get();
        // By way of a file: as bytes it would lie on the heap once more, which never becomes smaller again.
        Path file = Files.createTempFile("warmline-model", ".onnx");
        try (InputStream model = resource(FILE);
                OrtSession.SessionOptions options = options()) {
            Files.copy(model, file, StandardCopyOption.REPLACE_EXISTING);
            return new OnnxModel(pieces, environment, environment.createSession(file.toString(), options));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** @throws OrtException if the runtime fails */
    Vector embed(String text) throws OrtException {
        long[] ids = pieces.of(text, MOST_TOKENS);
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        long[] shape = {1, ids.length};
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
            FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] first = new float[Vector.DIMENSIONS];
            states.get(0, first);
            return Vector.of(first);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    /** One thread, because a second one gains nothing on short texts; and no arena, which would keep what the longest text took. */
    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        options.setCPUArenaAllocator(false);
        return options;
    }

    static InputStream resource(String name) throws IOException {
        return Optional.ofNullable(OnnxModel.class.getResourceAsStream("/" + name))
                .orElseThrow(() -> new IOException(name + " is not on the class path"));
    }
}
