package org.warmline.web.json;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.ConversationId;
import org.warmline.problem.Problem;

/** Values of paths and queries, refused like fields. */
public final class Parameters {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private Parameters() {}

    /** How many of a list are asked for at once. */
    public static int pageSize(@Nullable String limit) {
        return (int) number("limit", limit, 1, LARGEST_PAGE, PAGE);
    }

    public static long number(String name, @Nullable String value, long least, long most, long otherwise) {
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw Problem.field(name, "must be a whole number from " + least + " to " + most);
    }

    public static UUID uuid(String name, String value) {
        return parse(value, Problem.field(name, "must be a UUID"));
    }

    /** An id in a path: what is no id names nothing, so it is not found. */
    public static ConversationId conversation(String value) {
        return new ConversationId(parse(value, Problem.notFound()));
    }

    /** An id in a path. */
    public static UUID pathId(String value) {
        return parse(value, Problem.notFound());
    }

    private static UUID parse(String value, Problem otherwise) {
        if (value.length() == 36) {
            try {
                return UUID.fromString(value);
            } catch (IllegalArgumentException e) {
                throw otherwise;
            }
        }
        throw otherwise;
    }
}
