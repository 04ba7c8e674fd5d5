package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.warmline.embedding.Vector;
import org.warmline.embedding.Vectors;

class VectorFileTest {
    @Test
    void readsWhatItWroteButForTheLastDigits() throws IOException {
        Vector vector = Vectors.random(new Random(7));
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        new VectorFile("model", Map.of("wo bleibt mein Päckchen 🥐", vector)).write(file);
        VectorFile read = VectorFile.read(new ByteArrayInputStream(file.toByteArray()));

        assertThat(read.model()).isEqualTo("model");
        assertThat(read.vectors()).containsOnlyKeys("wo bleibt mein Päckchen 🥐");
        assertThat(read.vectors().values()).allMatch(other -> other.cosine(vector) > 0.9999);
    }

    @Test
    void writesTheSameFileForTheSameVectors() throws IOException {
        Random random = new Random(8);
        Map<String, Vector> vectors =
                Map.of("a", Vectors.random(random), "b", Vectors.random(random), "c", Vectors.random(random));
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream two = new ByteArrayOutputStream();

        new VectorFile("model", vectors).write(one);
        new VectorFile("model", Map.copyOf(vectors)).write(two);

        assertThat(two.toByteArray()).isEqualTo(one.toByteArray());
    }
}
