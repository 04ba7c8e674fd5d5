package org.warmline.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warmline.standalone.demo.Dialogue.Handover;
import org.warmline.standalone.demo.Dialogue.Speaker;
import org.warmline.standalone.demo.Dialogue.Turn;

/** Reads the dialogues of a YAML file strictly: a slip of the pen must not silently drop a line. */
final class DialogueFile {
    private static final Set<String> FIELDS =
            Set.of("key", "inbox", "team", "page", "weight", "happy", "escalation", "turns", "praise", "complaint");

    private final String file;

    private DialogueFile(String file) {
        this.file = file;
    }

    /** What customers and suppliers write about. */
    static List<Dialogue> past() {
        List<Dialogue> all = new ArrayList<>();
        for (String name : DemoFiles.yamlIn("history")) {
            all.addAll(read("history/" + name));
        }
        return all;
    }

    /** What is still open when the demo starts. */
    static List<Dialogue> open() {
        return read("open.yaml");
    }

    private static List<Dialogue> read(String file) {
        DialogueFile reader = new DialogueFile(file);
        return reader.list(DemoFiles.yaml(file)).stream().map(reader::dialogue).toList();
    }

    private Dialogue dialogue(Object yaml) {
        Map<?, ?> fields = map(yaml);
        for (Object field : fields.keySet()) {
            if (!FIELDS.contains(String.valueOf(field))) {
                throw wrong(fields, field + " is not known");
            }
        }
        return new Dialogue(
                text(fields, "key"),
                fields.containsKey("inbox") ? text(fields, "inbox") : "customers",
                fields.containsKey("team") ? text(fields, "team") : null,
                text(fields, "page"),
                number(fields, "weight").intValue(),
                number(fields, "happy").doubleValue(),
                handover(fields.get("escalation")),
                list(fields.get("turns")).stream().map(this::turn).toList(),
                texts(fields, "praise"),
                texts(fields, "complaint"));
    }

    private @Nullable Handover handover(@Nullable Object yaml) {
        return yaml == null ? null : new Handover(text(map(yaml), "reason"), text(map(yaml), "because"));
    }

    private Turn turn(Object yaml) {
        Map<?, ?> fields = map(yaml);
        if (fields.size() != 1) {
            throw wrong(fields, "a turn has one speaker");
        }
        String speaker = String.valueOf(fields.keySet().iterator().next());
        return new Turn(Speaker.valueOf(speaker.toUpperCase(Locale.ROOT)), text(fields, speaker));
    }

    private List<String> texts(Map<?, ?> fields, String name) {
        if (!fields.containsKey(name)) {
            return List.of();
        }
        return list(fields.get(name)).stream().map(String::valueOf).toList();
    }

    private String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong(fields, name + " must be a text");
    }

    private Number number(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof Number number) {
            return number;
        }
        throw wrong(fields, name + " must be a number");
    }

    private List<Object> list(@Nullable Object yaml) {
        if (yaml instanceof List<?> list) {
            return List.copyOf(list);
        }
        throw new IllegalStateException(file + ": expected a list, not " + yaml);
    }

    private Map<?, ?> map(Object yaml) {
        if (yaml instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException(file + ": expected fields, not " + yaml);
    }

    private IllegalStateException wrong(Map<?, ?> fields, String what) {
        return new IllegalStateException(file + ", " + fields.get("key") + ": " + what);
    }
}
