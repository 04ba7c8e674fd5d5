package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedPhrasesTest {
    private static final String GOOD = """
            situation: late
            title: An order is late
            audience: [customer]
            about: [where is my order]
            phrases:
              - key: late-1
                text: "Order {order} is late."
                moment: hand over
                feelings: [frustration]
                formality: neutral
                directness: plain
                answers: ["it is late"]
                avoid: "When it is not."
                neverFor: [self-harm]
            """;

    @TempDir
    Path directory = Path.of(".");

    @Test
    void readsEveryShippedFile() {
        ShippedPhrases.Content content = new ShippedPhrases().read();
        assertThat(content.situations()).hasSizeGreaterThan(300);
        assertThat(content.phrases()).hasSizeGreaterThan(2000);
        assertThat(content.situations()).extracting(Situation::locale).containsOnly("de", "en", "es", "fr", "pt");
    }

    @Test
    void readsWhatAFileSays() {
        PhraseFile.Content content = new PhraseFile("en", "late.yaml", GOOD).read();
        assertThat(content.situation().about()).containsExactly("where is my order");
        Phrase.Content phrase = content.phrases().getFirst();
        assertThat(phrase.moment()).isEqualTo(Moment.HAND_OVER);
        assertThat(phrase.neverFor()).containsExactly(org.warmline.emotion.ConcernKind.SELF_HARM);
    }

    @Test
    void readsFromAJarAsFromADirectory() throws IOException {
        Path jar = directory.resolve("a bank.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String entry : new String[] {"bank/", "bank/en/", "bank/en/late.yaml"}) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.endsWith("/") ? new byte[0] : GOOD.getBytes(StandardCharsets.UTF_8));
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            ShippedPhrases.Content content = new ShippedPhrases(loader, "bank").read();
            assertThat(content.phrases()).extracting(Phrase.Content::key).containsExactly("late-1");
            assertThat(content.phrases()).extracting(Phrase.Content::locale).containsExactly("en");
        }
    }

    @Test
    void refusesAKeyThatTwoFilesHave() throws IOException {
        Path locale = Files.createDirectories(directory.resolve("bank/en"));
        Files.writeString(locale.resolve("a.yaml"), GOOD);
        Files.writeString(locale.resolve("b.yaml"), GOOD.replace("situation: late", "situation: later"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            assertThatThrownBy(() -> new ShippedPhrases(loader, "bank").read())
                    .isInstanceOf(PhraseFormatException.class)
                    .hasMessageContaining("b.yaml")
                    .hasMessageContaining("late-1")
                    .hasMessageContaining("a.yaml");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "neverFor: | never_for: | unknown key never_for",
                "title: An order is late | titel: Late | unknown key titel",
                "moment: hand over | moment: shout | unknown moment shout",
                "[frustration] | [grumpy] | unknown feelings grumpy",
                "formality: neutral | formality: posh | unknown formality posh",
                "directness: plain | directness: rude | unknown directness rude",
                "audience: [customer] | audience: [pets] | unknown audience pets",
                "[self-harm] | [rain] | unknown neverFor rain",
                "{order} | {orders} | unknown placeholder in [orders]",
                "answers: [\"it is late\"] | answers: [] | answers must be a list that is not empty",
                "title: An order is late | title: 7 | title must be text, not 7",
                "key: late-1 | key: Late 1 | key must be lower-case words joined by hyphens, not Late 1",
            })
    void refusesWhatItDoesNotKnow(String good, String bad, String message) {
        PhraseFile file = new PhraseFile("en", "en/late.yaml", GOOD.replace(good, bad));
        assertThatThrownBy(file::read)
                .isInstanceOf(PhraseFormatException.class)
                .hasMessageContaining("en/late.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void namesThePhraseThatIsWrong() {
        PhraseFile file = new PhraseFile("en", "en/late.yaml", GOOD.replace("plain", "rude"));
        assertThatThrownBy(file::read).hasMessageContaining("late-1");
    }

    @Test
    void refusesAFieldThatIsThereTwice() {
        PhraseFile file = new PhraseFile("en", "en/late.yaml", GOOD + "title: Again\n");
        assertThatThrownBy(file::read).isInstanceOf(PhraseFormatException.class).hasMessageContaining("title");
    }

    @Test
    void refusesTypesThatYamlCouldMakeUp() {
        PhraseFile file = new PhraseFile("en", "en/late.yaml", "!!java.net.URL [\"http://localhost\"]");
        assertThatThrownBy(file::read).isInstanceOf(PhraseFormatException.class);
    }
}
