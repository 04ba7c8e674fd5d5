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
            questions: ['Where can I park?']
            answer: In the square.
            body: Three minutes away, in the square.
            """;

    @Test
    void readsAnArticleAndFillsInWhatIsUsual() {
        assertThat(parse(PARKING))
                .isEqualTo(new ArticleDraft(
                        "parking",
                        "en",
                        "Parking",
                        "In the square.",
                        "Three minutes away, in the square.",
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
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            slug: parking         | slug: Car Park              | slug: must be lower-case
            title: Parking        | titel: Parking              | titel: is not known
            title: Parking        | title: 7                    | title: must be text
            title: Parking        | title: ''                   | title: must not be blank
            title: Parking        | person: true                | title: is missing
            title: Parking        | slug: again                 | is not valid YAML
            title: Parking        | title: !!java.util.Date x   | is not valid YAML
            title: Parking        | audience: [world]           | title: is missing
            ['Where can I park?'] | Where                       | questions: must be a list
            ['Where can I park?'] | [yes]                       | questions: must be a list of texts
            ['Where can I park?'] | []                          | questions: must not be blank
            in the square.        | in the square.#audience: [world] | audience: must be some of
            in the square.        | in the square.#person: maybe     | person: must be true or false
            """)
    void namesFileAndFieldOfAMistake(String right, String wrong, String message) {
        String yaml = PARKING.replace(right, wrong.replace('#', '\n'));

        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parking.yaml: " + message);
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
