package org.warmline.conversation;

import java.util.UUID;
import org.warmline.storage.Id;

/** Which conversation. */
public record ConversationId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
