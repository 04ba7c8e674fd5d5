package org.warmline.phrasebank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.warmline.storage.Id;

/** Which suggestion; on the wire the bare UUID. */
@Serdeable
public record SuggestionId(UUID value) implements Id {
    @JsonCreator
    public SuggestionId {}

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
