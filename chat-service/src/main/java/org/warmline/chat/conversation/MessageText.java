package org.warmline.chat.conversation;

import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.web.json.JsonFields;

/** What can be said: 1 to 8,000 code points that can be stored as they are. Nothing is trimmed. */
public final class MessageText {
    /** In code points. */
    public static final int LONGEST = 8_000;

    private MessageText() {}

    /** Refuses what cannot be stored, with the code that says why. */
    public static String check(String body) {
        if (body.codePointCount(0, body.length()) > LONGEST) {
            throw new Problem(
                    ProblemCode.BODY_TOO_LONG, "A message may have 8,000 characters. Shorten it or send it in parts.");
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
