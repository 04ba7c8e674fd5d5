package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | deliveries | delivery",
                "es | ¿Dónde está mi devolución? | donde esta mi devolucion",
                "es | llegó | llegado",
                "pt | não consigo trocar as calças | nao consigo trocar a calca",
                "de | Rückerstattung für die Hosen | rueckerstattung fuer die hose",
                "de | Straße | strasse",
                "fr | l'été dernier | ete dernier",
                "fr | Mes affaires sont cassées | mon affaire est cassé",
                "fr | J’ai reçu les colis | j'ai recu le colis"
            })
    void findsTheSameTermsHoweverItIsTyped(String language, String one, String other) {
        LuceneWords words = LuceneWords.of(language);
        assertThat(words.terms(one)).isNotEmpty().isEqualTo(words.terms(other));
    }

    @Test
    void takesGermanCompoundsApart() {
        LuceneWords words = LuceneWords.of("de");
        assertThat(words.terms("Lieferadresse")).containsAll(words.terms("adresse"));
    }

    @Test
    void keepsTheSentencesOfATextWithCompoundsApart() {
        CustomerWords words = CustomerWords.of(
                LuceneWords.of("de"), "Die Lieferadresse stimmt nicht. Kundennummer folgt.", java.util.List.of());
        assertThat(words.sentences()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de", "fr", "pt"})
    void countsManyWordsAsGrammarInEveryLanguage(String language) {
        WordsFile file = LuceneWords.of(language).file();
        assertThat(file.function()).hasSizeGreaterThan(80);
        assertThat(file.drafts()).containsKeys(Moment.APOLOGISE, Moment.THANK, Moment.CLARIFY);
    }

    @Test
    void knowsNothingOfOtherLanguages() {
        assertThat(LuceneWords.of("it").terms("Dov'è l'ordine")).hasSize(2);
        assertThat(LuceneWords.of("no tag at all")).isSameAs(LuceneWords.of("xx"));
    }
}
