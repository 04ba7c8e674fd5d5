package org.warmline.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/**
 * A JSON object from outside, read field by field. What is missing, of the wrong type or out of range is refused with a
 * {@code Problem} that names the field; unknown fields are ignored; null means absent. Depth, number length and text length are
 * bounded while parsing.
 */
public final class JsonFields {
    /** Levels; what is deeper is refused while it is parsed. */
    public static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // By thread, as is the custom, buffers would be made anew for each short-lived virtual thread.
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(40)
                            .maxStringLength(1 << 20)
                            .maxNameLength(200)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode node;
    private final String path;

    private JsonFields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /**
     * Reads any JSON within the bounds, where a caller says better what is wrong with it.
     *
     * @throws com.fasterxml.jackson.core.exc.StreamConstraintsException when it goes beyond them
     */
    public static JsonNode tree(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    /** Reads a text that must be one JSON object; anything else is {@code malformed}. */
    public static JsonFields parse(@Nullable String json) {
        try {
            if (json != null && tree(json) instanceof ObjectNode object) {
                return new JsonFields(object, "");
            }
        } catch (JsonProcessingException e) {
            // The parser's text quotes the input; ours does not.
        }
        throw new Problem(ProblemCode.MALFORMED, "Send one JSON object.");
    }

    public String text(String field, int longest) {
        return optionalText(field, longest).orElseThrow(() -> refused(field, "must be given"));
    }

    /** A text of at most so many code points, without NUL and lone surrogates; it may be empty. */
    public Optional<String> optionalText(String field, int longest) {
        return present(field).map(value -> {
            if (!value.isTextual()) {
                throw refused(field, "must be a text");
            }
            return checked(field, value.textValue(), longest);
        });
    }

    /** As it is, whatever its length: for texts with rules of their own. */
    public String rawText(String field) {
        JsonNode value = present(field).orElseThrow(() -> refused(field, "must be given"));
        if (!value.isTextual()) {
            throw refused(field, "must be a text");
        }
        return value.textValue();
    }

    public UUID uuid(String field) {
        return optionalUuid(field).orElseThrow(() -> refused(field, "must be given"));
    }

    public Optional<UUID> optionalUuid(String field) {
        return present(field).map(value -> asUuid(field, value));
    }

    public long number(String field, long least, long most) {
        return optionalNumber(field, least, most).orElseThrow(() -> refused(field, "must be given"));
    }

    public Optional<Long> optionalNumber(String field, long least, long most) {
        return present(field).map(value -> {
            String must = most == Long.MAX_VALUE
                    ? "must be a whole number, at least " + least
                    : "must be a whole number from " + least + " to " + most;
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw refused(field, must);
            }
            long number = value.longValue();
            if (number < least || number > most) {
                throw refused(field, must);
            }
            return number;
        });
    }

    public boolean flag(String field) {
        JsonNode value = present(field).orElseThrow(() -> refused(field, "must be given"));
        if (!value.isBoolean()) {
            throw refused(field, "must be true or false");
        }
        return value.booleanValue();
    }

    public Optional<JsonFields> object(String field) {
        return present(field).map(value -> {
            if (value instanceof ObjectNode object) {
                return new JsonFields(object, path + field + ".");
            }
            throw refused(field, "must be an object");
        });
    }

    /** A list of objects; absent reads as empty. */
    public List<JsonFields> objects(String field, int most) {
        List<JsonFields> found = new ArrayList<>();
        for (JsonNode element : elements(field, most)) {
            if (!(element instanceof ObjectNode object)) {
                throw refused(field, "must be a list of objects");
            }
            found.add(new JsonFields(object, path + field + "[" + found.size() + "]."));
        }
        return found;
    }

    /** A list of texts, each as {@link #optionalText} has it; absent reads as empty. */
    public List<String> texts(String field, int most, int longest) {
        List<String> found = new ArrayList<>();
        for (JsonNode element : elements(field, most)) {
            if (!element.isTextual()) {
                throw refused(field, "must be a list of texts");
            }
            found.add(checked(field, element.textValue(), longest));
        }
        return found;
    }

    /** A list of ids; absent reads as empty. */
    public List<UUID> uuids(String field, int most) {
        List<UUID> found = new ArrayList<>();
        for (JsonNode element : elements(field, most)) {
            found.add(asUuid(field, element));
        }
        return found;
    }

    /** Whether the field is there at all, be it null. */
    public boolean has(String field) {
        return node.has(field);
    }

    public Problem refused(String field, String must) {
        return Problem.field(path + field, must);
    }

    /** Whether PostgreSQL can store it and UTF-8 can carry it: no NUL, no lone surrogate. */
    public static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private String checked(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw refused(field, "must have at most " + longest + " characters");
        }
        if (!storable(text)) {
            throw refused(field, "must not contain NUL or half of a surrogate pair");
        }
        return text;
    }

    private JsonNode elements(String field, int most) {
        Optional<JsonNode> value = present(field);
        if (value.isEmpty()) {
            return MAPPER.createArrayNode();
        }
        if (!value.get().isArray()) {
            throw refused(field, "must be a list");
        }
        if (value.get().size() > most) {
            throw refused(field, "must have at most " + most + " entries");
        }
        return value.get();
    }

    private UUID asUuid(String field, JsonNode value) {
        String must = "must be a UUID";
        if (!value.isTextual() || value.textValue().length() != 36) {
            throw refused(field, must);
        }
        try {
            return UUID.fromString(value.textValue());
        } catch (IllegalArgumentException e) {
            throw refused(field, must);
        }
    }

    private Optional<JsonNode> present(String field) {
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }
}
