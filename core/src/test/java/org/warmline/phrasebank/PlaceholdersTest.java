package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.emotion.Turn;

class PlaceholdersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where is #10234 please | #10234",
                "order 10234 is late | 10234",
                "Order number 10234 | 10234",
                "my order no. HC-10234 | HC-10234",
                "it's HC-10234! | HC-10234",
                "first #111, then #222 | #222",
                "mi pedido nº 10234 no llega | 10234",
                "Bestellung Nr. 10234 | 10234",
                "meine Bestellnummer 10234 | 10234",
                "commande n°10234 | 10234",
                "encomenda número 10234 | 10234",
            })
    void findsTheOrderAPersonNames(String text, String order) {
        assertThat(Placeholders.orderNamed(text, List.of())).contains(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'd like to order 500 bricks",
                "it cost 1299",
                "call 0176 1234567",
                "in 2024",
                "#1 shop",
                "covid-19"
            })
    void takesNoOtherNumberForAnOrder(String text) {
        assertThat(Placeholders.orderNamed(text, List.of())).isEmpty();
    }

    @Test
    void prefersTheNewestWords() {
        List<Turn> history = List.of(new Turn(true, "order 111"), new Turn(false, "You mean order 222?"));
        assertThat(Placeholders.orderNamed("yes", history)).contains("222");
        assertThat(Placeholders.orderNamed("no, order 333", history)).contains("333");
    }
}
