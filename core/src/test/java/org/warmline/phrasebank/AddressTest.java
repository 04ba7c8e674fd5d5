package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmline.emotion.Label;
import org.warmline.emotion.Turn;

class AddressTest {
    private static LucenePhraseIndex shipped = new LucenePhraseIndex();

    @BeforeAll
    static void build() {
        shipped = PhraseBankFixture.index(PhraseBankFixture.contents("phrases"));
    }

    @AfterAll
    static void close() {
        shipped.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | where is my order | ANY",
                "de | Wo bleibt meine Bestellung | POLITE",
                "de | Kannst du mal nachsehen | FAMILIAR",
                "de | Habt ihr am Sonntag offen | POLITE",
                "de | Wissen Sie, ob sie kommt | POLITE",
                "fr | où est ma commande | POLITE",
                "fr | tu peux regarder stp | FAMILIAR",
                "es | dónde está mi pedido | POLITE",
                "es | me puedes ayudar | FAMILIAR",
                "pt | onde está o meu pedido | POLITE",
                "pt | vc pode ver pra mim | FAMILIAR"
            })
    void isPoliteUnlessTheCustomerIsFamiliar(String language, String text, Address address) {
        assertThat(Address.of(LuceneWords.of(language).file(), text, List.of())).isEqualTo(address);
    }

    @Test
    void followsWhatWeSaidLast() {
        Turn familiar = PhraseBankFixture.agent("Ich schau für dich nach.");
        Turn polite = PhraseBankFixture.agent("Ich sehe für Sie nach.");
        WordsFile german = LuceneWords.of("de").file();

        assertThat(Address.of(german, "Danke", List.of(polite, familiar))).isEqualTo(Address.FAMILIAR);
        assertThat(Address.of(german, "Kannst du es finden?", List.of(familiar, polite)))
                .isEqualTo(Address.POLITE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | wo bleibt mein paket | kannst du mal schauen wo mein paket bleibt",
                "fr | mon colis est arrivé cassé | mon colis est arrivé cassé, tu peux faire quelque chose",
                "es | el paquete llegó roto | el paquete llegó roto, me puedes ayudar",
                "pt | o pacote chegou quebrado | o pacote chegou quebrado, vc pode me ajudar"
            })
    void neverOffersBothForms(String language, String plain, String familiar) {
        assertThat(formalities(language, plain)).isNotEmpty().doesNotContain("casual");
        assertThat(formalities(language, familiar)).isNotEmpty().containsOnly("casual");
    }

    private static List<String> formalities(String language, String text) {
        return PhraseBankFixture.suggest(
                        shipped,
                        PhraseBankFixture.inLanguage(
                                PhraseBankFixture.request(text, PhraseBankFixture.reading(Label.FRUSTRATION)),
                                language))
                .stream()
                .map(ranked -> ranked.phrase().content().tone().formality())
                .toList();
    }
}
