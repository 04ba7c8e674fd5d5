package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {
    private final LanguageGuess guess = new LanguageGuess(Set.of("en", "es", "de", "fr", "pt"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where is my order | | en",
                "donde esta mi pedido | | es",
                "onde esta o meu pedido | | pt",
                "wo ist meine bestellung | | de",
                "ou est ma commande | | fr",
                "Dov'è il mio ordine | | it",
                "On és la meva comanda | | ca",
                "Var är mitt paket | | sv",
                "ok | | en",
                "ok | fr-CA | fr",
                "no | es | es",
                "Gracias por todo, sois geniales | en | es",
                "Де моє замовлення | | uk",
                "Где мой заказ | | ru",
                "Къде е поръчката ми | bg | bg",
                "注文はどこですか | | ja",
                "주문이 어디에 있나요 | | ko",
                "12345 | pt-BR | pt",
                "12345 | | und",
            })
    void namesTheLanguage(String text, @Nullable String locale, String language) {
        assertThat(guess.of(text, locale, List.of()).language()).isEqualTo(language);
    }

    @Test
    void staysInTheConversationsLanguageForAWordThatCouldBeAny() {
        List<Turn> spanish = List.of(
                new Turn(true, "Hola, mi pedido no ha llegado todavía"), new Turn(false, "I am looking into it."));

        assertThat(guess.of("ok, perfecto", "en", spanish).language()).isEqualTo("es");
        assertThat(guess.of("no", "en", spanish).language()).isEqualTo("es");
    }

    @Test
    void followsTheCustomerWhoChangesTheLanguage() {
        List<Turn> spanish = List.of(new Turn(true, "Hola, mi pedido no ha llegado todavía"));

        assertThat(guess.of("Sorry, could we please talk in English from now on?", "es", spanish)
                        .language())
                .isEqualTo("en");
    }

    @Test
    void saysWhichOtherLanguageTheWordsMayBeIn() {
        assertThat(guess.of("ok", null, List.of()).near()).contains("de", "es");
        assertThat(guess.of("where is my order, it should be here by now", null, List.of())
                        .near())
                .isEmpty();
    }
}
