package org.warmline.phrasebank;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Set;

/**
 * How a phrase sounds.
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
}
