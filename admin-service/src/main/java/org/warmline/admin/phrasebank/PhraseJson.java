package org.warmline.admin.phrasebank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.warmline.phrasebank.ImportedLine;
import org.warmline.phrasebank.PhraseDraft;
import org.warmline.phrasebank.PhraseEntry;
import org.warmline.phrasebank.SituationDraft;
import org.warmline.phrasebank.SituationEntry;
import org.warmline.problem.Problem;
import org.warmline.web.json.JsonFields;

/**
 * Phrases as JSON: ours ({@code {format, version, situations, phrases}}), Chatwoot's canned responses (a list of
 * {@code {short_code, content}}) and Zendesk's macros ({@code {macros: [{title, active, actions: [{field, value}]}]}}).
 */
final class PhraseJson {
    static final String FORMAT = "warmline-phrases";

    private PhraseJson() {}

    /** What a file holds. */
    record Content(List<ImportedLine.InLanguage> situations, List<ImportedLine> lines) {}

    static Content read(String text, int most) {
        JsonNode root = parsed(text);
        if (root.isArray()) {
            return new Content(List.of(), lines(root, most, PhraseJson::canned));
        }
        if (root.path("macros").isArray()) {
            return new Content(List.of(), lines(root.path("macros"), most, PhraseJson::macro));
        }
        if (root.path("format").asText().equals(FORMAT) && root.path("phrases").isArray()) {
            return new Content(
                    situations(root.path("situations")), lines(root.path("phrases"), most, PhraseJson::ours));
        }
        throw Problem.field(
                "file",
                "must be our own export, a list of Chatwoot's canned responses, or an export of Zendesk's macros");
    }

    static String phrase(PhraseEntry phrase) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("key", phrase.key())
                .put("locale", phrase.locale())
                .put("situation", phrase.situation())
                .put("moment", phrase.moment())
                .put("text", phrase.text())
                .put("formality", phrase.formality())
                .put("directness", phrase.directness())
                .put("avoid", phrase.avoid())
                .put("state", phrase.state())
                .put("source", phrase.source());
        add(node, "feelings", phrase.feelings());
        add(node, "answers", phrase.answers());
        add(node, "neverFor", phrase.neverFor());
        return node.toString();
    }

    static String situation(SituationEntry situation) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("locale", situation.locale())
                .put("key", situation.key())
                .put("title", situation.title());
        add(node, "audience", situation.audience());
        add(node, "about", situation.about());
        return node.toString();
    }

    private static void add(ObjectNode node, String field, List<String> values) {
        ArrayNode list = node.putArray(field);
        values.forEach(list::add);
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode root = JsonFields.tree(text);
            return root == null ? JsonNodeFactory.instance.objectNode() : root;
        } catch (StreamConstraintsException e) {
            throw Problem.field(
                    "file",
                    "must not be nested deeper than " + JsonFields.DEEPEST
                            + " levels, nor hold endless names or numbers");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw Problem.field("file", "must be whole JSON; it cannot be read from line " + line + " on");
        }
    }

    private static List<ImportedLine> lines(JsonNode list, int most, Reader reader) {
        if (list.size() > most) {
            throw Problem.field("file", "must have at most " + most + " phrases");
        }
        List<ImportedLine> lines = new ArrayList<>();
        for (JsonNode entry : list) {
            int number = lines.size() + 1;
            lines.add(
                    !entry.isObject()
                            ? new ImportedLine.Unusable(number, "", "It is no object with fields.")
                            : storable(entry) ? reader.read(number, entry) : Foreign.unstorable(number));
        }
        return lines;
    }

    private static ImportedLine ours(int number, JsonNode entry) {
        return new ImportedLine.Complete(
                number,
                text(entry, "locale"),
                text(entry, "key"),
                new PhraseDraft(
                        given(entry, "situation"),
                        given(entry, "moment"),
                        texts(entry, "feelings"),
                        given(entry, "formality"),
                        given(entry, "directness"),
                        text(entry, "text"),
                        texts(entry, "answers"),
                        given(entry, "avoid"),
                        texts(entry, "neverFor")),
                text(entry, "state"));
    }

    private static ImportedLine canned(int number, JsonNode entry) {
        if (!entry.path("content").isTextual()) {
            return new ImportedLine.Unusable(number, text(entry, "short_code"), "It has no content.");
        }
        return Foreign.line(number, text(entry, "short_code"), text(entry, "content"));
    }

    private static ImportedLine macro(int number, JsonNode macro) {
        String title = text(macro, "title");
        if (macro.path("active").isBoolean() && !macro.path("active").booleanValue()) {
            return new ImportedLine.Unusable(number, title, "It is switched off there.");
        }
        String html = comment(macro, "comment_value_html");
        if (html.length() > ForeignText.LONGEST) {
            return Foreign.line(number, title, html);
        }
        String comment = html.isBlank() ? comment(macro, "comment_value") : ForeignText.withoutMarkup(html);
        return comment.isBlank()
                ? new ImportedLine.Unusable(number, title, "It says nothing to the customer.")
                : Foreign.line(number, title, comment);
    }

    /** The words of an action; some are a list of the channel and the words. */
    private static String comment(JsonNode macro, String field) {
        for (JsonNode action : macro.path("actions")) {
            if (action.path("field").asText().equals(field)) {
                JsonNode value = action.path("value");
                return value.isArray() && !value.isEmpty()
                        ? value.get(value.size() - 1).asText()
                        : value.asText();
            }
        }
        return "";
    }

    private static List<ImportedLine.InLanguage> situations(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isObject)
                .filter(PhraseJson::storable)
                .map(entry -> new ImportedLine.InLanguage(
                        text(entry, "locale"),
                        new SituationDraft(
                                text(entry, "key"),
                                text(entry, "title"),
                                texts(entry, "audience"),
                                texts(entry, "about"))))
                .toList();
    }

    private static boolean storable(JsonNode node) {
        return node.isTextual()
                ? JsonFields.storable(node.textValue())
                : StreamSupport.stream(node.spliterator(), false).allMatch(PhraseJson::storable);
    }

    private static String text(JsonNode entry, String field) {
        return entry.path(field).isTextual() ? entry.path(field).textValue() : "";
    }

    private static @Nullable String given(JsonNode entry, String field) {
        String text = text(entry, field);
        return text.isBlank() ? null : text;
    }

    private static List<String> texts(JsonNode entry, String field) {
        return StreamSupport.stream(entry.path(field).spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    @FunctionalInterface
    private interface Reader {
        ImportedLine read(int number, JsonNode entry);
    }
}
