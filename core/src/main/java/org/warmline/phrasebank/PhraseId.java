package org.warmline.phrasebank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.warmline.storage.Id;

/** Which phrase; on the wire the bare UUID. */
@Serdeable
public record PhraseId(UUID value) implements Id {
    @JsonCreator
    public PhraseId {}

    @Override
    @JsonValue
    public UUID value() {
        return value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
