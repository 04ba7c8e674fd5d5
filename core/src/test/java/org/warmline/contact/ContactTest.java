package org.warmline.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.warmline.workspace.InboxId;

class ContactTest {
    @Test
    void tellsTheNamelessApartByTheEndOfTheirIds() {
        assertThat(aContact(null).displayName()).isEqualTo("Visitor E402");
        assertThat(aContact(" ").displayName()).isEqualTo("Visitor E402");
    }

    @Test
    void isCalledByTheNameThatIsKnown() {
        assertThat(aContact("Jonas Feld").displayName()).isEqualTo("Jonas Feld");
    }

    private static Contact aContact(@Nullable String name) {
        UUID id = UUID.fromString("019dbb39-10f4-7c7e-8a33-5d20c1f7e402");
        return new Contact(new ContactId(id), new InboxId(id), name, false);
    }
}
