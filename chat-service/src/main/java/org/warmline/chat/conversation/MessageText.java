package org.warmline.chat.conversation;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.warmline.chat.limit.ChatLimits;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.web.json.JsonFields;

/** What can be said: not too long, not blank, and such that it can be stored as it is. Nothing is trimmed. */
@Singleton
public class MessageText {
    private final int longest;

    MessageText(ChatLimits limits) {
        this.longest = limits.bodyCharacters();
    }

    /** Refuses what cannot be stored, with the code that says why. */
    public String check(String body) {
        if (body.codePointCount(0, body.length()) > longest) {
            throw new Problem(
                    ProblemCode.BODY_TOO_LONG,
                    String.format(
                            Locale.ENGLISH,
                            "A message may have %,d characters. Shorten it or send it in parts.",
                            longest));
        }
        if (body.isBlank()) {
            throw new Problem(ProblemCode.INVALID_TEXT, "A message must say something.");
        }
        if (!JsonFields.storable(body)) {
            throw new Problem(ProblemCode.INVALID_TEXT, "A message must not contain NUL or half of a surrogate pair.");
        }
        return body;
    }
}
