package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void knowsHowPeopleLeaveOutAccents() {
        assertThat(Spelling.variants("decepción", "es")).containsExactlyInAnyOrder("decepción", "decepcion");
        assertThat(Spelling.variants("extrañaría", "es")).contains("extrañaria", "extranaria");
        assertThat(Spelling.variants("wütend", "de")).containsExactlyInAnyOrder("wütend", "wuetend");
        assertThat(Spelling.variants("can't", "en")).containsExactlyInAnyOrder("can't", "cant");
    }

    @Test
    void doesNotTakeAlreadyForBeautiful() {
        assertThat(Spelling.variants("schön", "de")).doesNotContain("schon");
    }

    @Test
    void takesFrenchWordsApart() {
        WordClasses french = WordClasses.load("fr");
        TextFeatures text = new Tokenizer(List.of()).read("J'en ai marre, jai attendu aujourd’hui l’été");

        assertThat(french.elision().apart(text.words()))
                .extracting(Token::word)
                .containsExactly("j'", "en", "ai", "marre", "j'", "ai", "attendu", "aujourd'hui", "l'", "été");
        assertThat(french.elision().apart("j'en ai marre de l'attente")).isEqualTo("j' en ai marre de l' attente");
    }

    @Test
    void leavesOtherLanguagesAsTheyAre() {
        assertThat(WordClasses.load("en").elision().apart("t'other")).isEqualTo("t'other");
    }
}
