package org.warmline.chat.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.desk.ConversationView;
import org.warmline.desk.ConversationViews.Position;
import org.warmline.problem.Problem;

/** A place in a list as an opaque text. */
final class PageCursor {
    private PageCursor() {}

    static String after(ConversationView view) {
        Position position = Position.of(view);
        String text = position.lastActivityAt() + " " + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Position parse(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            if (space > 0) {
                return new Position(
                        Instant.parse(text.substring(0, space)), UUID.fromString(text.substring(space + 1)));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // Told below.
        }
        throw Problem.field("cursor", "must be the next of an earlier page");
    }
}
