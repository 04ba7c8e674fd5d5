package org.warmline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleDraftTest {
    private static final String PARKING = """
            slug: parking
            title: Parking
            questions: [Where can I park?]
            answer: In the square.
            body: In the square, three minutes away.
            """;

    @Test
    void readsAnArticleAndFillsInWhatIsUsual() {
        assertThat(parse(PARKING))
                .isEqualTo(new ArticleDraft(
                        "parking",
                        "en",
                        "Parking",
                        "In the square.",
                        "In the square, three minutes away.",
                        List.of("Where can I park?"),
                        "/help/parking",
                        List.of("customer"),
                        false));
    }

    @Test
    void readsWhatIsNotUsual() {
        ArticleDraft draft =
                parse(PARKING + "locale: de\nurl: https://example.org/p\naudience: [supplier, staff]\nperson: true\n");

        assertThat(draft.locale()).isEqualTo("de");
        assertThat(draft.url()).isEqualTo("https://example.org/p");
        assertThat(draft.audience()).containsExactly("supplier", "staff");
        assertThat(draft.person()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            slug: parking     | slug: Car Park        | parking.yaml: slug: must be lower-case
            title: Parking    | titel: Parking        | parking.yaml: titel: is not known
            title: Parking    | title: 7              | parking.yaml: title: must be text
            title: Parking    | title: ''             | parking.yaml: title: must not be blank
            title: Parking    | person: true          | parking.yaml: title: is missing
            title: Parking    | slug: again           | parking.yaml: is not valid YAML
            [Where can I park?] | Where               | parking.yaml: questions: must be a list
            [Where can I park?] | [yes]               | parking.yaml: questions: must be a list of texts
            [Where can I park?] | []                  | parking.yaml: questions: must not be blank
            title: Parking    | title: !!java.lang.String x | parking.yaml: is not valid YAML
            title: Parking    | "title: P\naudience: [world]" | parking.yaml: audience: must be some of
            """)
    void namesFileAndFieldOfAMistake(String right, String wrong, String message) {
        String yaml = PARKING.replace(right, wrong.replace("\\n", "\n"));

        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesWhatIsNoMapping() {
        assertThatThrownBy(() -> parse("- a\n- b\n")).hasMessageStartingWith("parking.yaml: must be a mapping");
        assertThatThrownBy(() -> parse("")).hasMessageStartingWith("parking.yaml: must be a mapping");
    }

    private static ArticleDraft parse(String yaml) {
        return ArticleDraft.parse(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "parking.yaml");
    }
}
