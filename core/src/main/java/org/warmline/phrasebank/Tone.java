package org.warmline.phrasebank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Set;

/**
 * How a phrase sounds; on the wire both words in one, such as {@code casual-gentle}.
 *
 * @param formality one of {@link #FORMALITIES}
 * @param directness one of {@link #DIRECTNESSES}
 */
@Serdeable
public record Tone(String formality, String directness) {
    static final Set<String> FORMALITIES = Set.of("casual", "neutral", "formal");
    static final Set<String> DIRECTNESSES = Set.of("gentle", "plain", "direct");

    public Tone {
        if (!FORMALITIES.contains(formality) || !DIRECTNESSES.contains(directness)) {
            throw new IllegalArgumentException("no such tone: " + formality + ", " + directness);
        }
    }

    @JsonCreator
    static Tone of(String wire) {
        int dash = wire.indexOf('-');
        return new Tone(wire.substring(0, Math.max(0, dash)), wire.substring(dash + 1));
    }

    @JsonValue
    String wire() {
        return formality + "-" + directness;
    }
}
