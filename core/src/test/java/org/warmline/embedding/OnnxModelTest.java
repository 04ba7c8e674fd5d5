package org.warmline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxModelTest {
    /** Of the file that the heads in {@code emotion/} were fitted on and the documented figures measured with. */
    private static final String SHA_256 = "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4";

    private static OnnxModel model;

    @BeforeAll
    static void load() throws Exception {
        model = OnnxModel.load();
    }

    @AfterAll
    static void close() throws Exception {
        model.close();
    }

    @Test
    void isTheFileThatEverythingElseWasFittedOn() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream file = new DigestInputStream(OnnxModel.resource(OnnxModel.FILE), digest)) {
            file.readAllBytes();
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(SHA_256);
    }

    @Test
    void putsWhatMeansTheSameCloserThanWhatSharesWords() throws Exception {
        Vector question = model.embed("Where is my parcel?");

        double meaning = question.cosine(model.embed("My package still has not been delivered"));
        double words = question.cosine(model.embed("Where is my favourite aunt?"));

        assertThat(meaning).isGreaterThan(words + 0.05);
    }

    @Test
    void givesTheSameTextTheSameVectorOfLengthOne() throws Exception {
        Vector one = model.embed("I want my money back");

        assertThat(one.cosine(one)).isCloseTo(1, within(1e-5));
        assertThat(one.cosine(model.embed("I want my money back"))).isCloseTo(1, within(1e-5));
    }

    @Test
    void takesTextsOfAnyLength() throws Exception {
        assertThat(model.embed("").cosine(model.embed(" "))).isCloseTo(1, within(1e-5));
        assertThat(model.embed("order ".repeat(5_000)).values()).hasSize(Vector.DIMENSIONS);
    }
}
