package org.warmline.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The frames every program on either end is held against: one file each, the widget's and the console's tests read them too. */
public final class GoldenFrames {
    static final JsonMapper JSON = new JsonMapper();

    /** What may grow: a newer server may say more in these, and a reader must not mind. */
    private static final Set<String> MAY_GROW = Set.of("emotion", "details", "suggestions");

    private GoldenFrames() {}

    public static Stream<String> names(String side) {
        try (Stream<Path> files = Files.list(directory(side))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(String side, String name) {
        try {
            return Files.readString(directory(side).resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree as far as it says something: absent and null mean the same. */
    static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode kept = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (!field.getValue().isNull()) {
                    kept.set(field.getKey(), withoutNulls(field.getValue()));
                }
            }
            return kept;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode kept = JSON.createArrayNode();
            array.forEach(element -> kept.add(withoutNulls(element)));
            return kept;
        }
        return node;
    }

    /** The golden tree cut down to what the produced one has, inside the parts that may grow; the same elsewhere. */
    static JsonNode comparable(JsonNode golden, JsonNode produced) {
        ObjectNode kept = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> field : golden.properties()) {
            JsonNode other = produced.get(field.getKey());
            boolean mayGrow = MAY_GROW.contains(field.getKey()) && other != null;
            kept.set(field.getKey(), mayGrow ? shared(field.getValue(), other) : field.getValue());
        }
        return kept;
    }

    private static JsonNode shared(JsonNode golden, JsonNode produced) {
        if (golden instanceof ObjectNode object && produced instanceof ObjectNode) {
            ObjectNode kept = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                JsonNode other = produced.get(field.getKey());
                if (other != null) {
                    kept.set(field.getKey(), shared(field.getValue(), other));
                }
            }
            return kept;
        }
        if (golden instanceof ArrayNode array
                && produced instanceof ArrayNode others
                && array.size() == others.size()) {
            ArrayNode kept = JSON.createArrayNode();
            for (int i = 0; i < array.size(); i++) {
                kept.add(shared(array.get(i), others.get(i)));
            }
            return kept;
        }
        return golden;
    }

    private static Path directory(String side) {
        URL folder = Objects.requireNonNull(GoldenFrames.class.getResource("/frames/" + side), side);
        try {
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
