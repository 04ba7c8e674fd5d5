package org.warmline.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads an article's YAML strictly: a slip of the pen must not silently drop a field. */
final class ArticleFile {
    private static final Set<String> FIELDS =
            Set.of("slug", "locale", "title", "questions", "answer", "body", "url", "audience", "person");

    private final String name;
    private final Map<?, ?> fields;

    private ArticleFile(String name, Map<?, ?> fields) {
        this.name = name;
        this.fields = fields;
    }

    static ArticleDraft read(InputStream yaml, String name) {
        return new ArticleFile(name, load(yaml, name)).draft();
    }

    private static Map<?, ?> load(InputStream yaml, String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try (InputStreamReader reader = new InputStreamReader(yaml, decoder)) {
            Object loaded = new Yaml(new SafeConstructor(options)).load(reader);
            if (loaded instanceof Map<?, ?> map) {
                return map;
            }
            throw new IllegalArgumentException(
                    name + ": must be a mapping with slug, title, questions, answer and body");
        } catch (YAMLException e) {
            throw new IllegalArgumentException(name + ": is not valid YAML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read", e);
        }
    }

    private ArticleDraft draft() {
        for (Object key : fields.keySet()) {
            if (!(key instanceof String) || !FIELDS.contains(key)) {
                throw wrong(String.valueOf(key), "is not known; known are " + new TreeSet<>(FIELDS));
            }
        }
        String slug = text("slug", null);
        try {
            return new ArticleDraft(
                    slug,
                    text("locale", "en"),
                    text("title", null),
                    text("answer", null),
                    text("body", null),
                    texts("questions", null),
                    text("url", "/help/" + slug),
                    texts("audience", List.of("customer")),
                    flag("person"));
        } catch (IllegalArgumentException e) {
            if (e.getMessage() != null && e.getMessage().startsWith(name)) {
                throw e;
            }
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private String text(String field, @Nullable String otherwise) {
        Object value = fields.get(field);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text.strip();
        }
        throw wrong(field, value == null ? "is missing" : "must be text; put it into quotes");
    }

    private List<String> texts(String field, @Nullable List<String> otherwise) {
        Object value = fields.get(field);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        if (!(value instanceof List<?> values)) {
            throw wrong(field, value == null ? "is missing" : "must be a list");
        }
        return values.stream()
                .map(each -> {
                    if (each instanceof String text) {
                        return text.strip();
                    }
                    throw wrong(field, "must be a list of texts; put " + each + " into quotes");
                })
                .toList();
    }

    private boolean flag(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(field, "must be true or false");
    }

    private IllegalArgumentException wrong(String field, String what) {
        return new IllegalArgumentException(name + ": " + field + ": " + what);
    }
}
