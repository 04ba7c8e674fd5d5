package org.warmline.admin.phrasebank;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of another program on its way to ours: markup becomes plain text, and their placeholders become ours, or a reason why the text cannot
 * be taken. A fallback such as <code>{{contact.name | default: 'there'}}</code> is left out: without a name ours is not offered.
 */
final class ForeignText {
    /** Characters, markup included. What is longer is no phrase, and would take long to look through. */
    static final int LONGEST = 20_000;

    private static final Set<String> NAMES = Set.of("customer", "agent", "business");
    private static final Pattern LOGIC = Pattern.compile("\\{%");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");

    private static final Pattern INVISIBLE =
            Pattern.compile("(?is)<(script|style|head|title)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern BREAK =
            Pattern.compile("(?i)<br\\b[^<>]*>|</(p|div|li|tr|h[1-6]|ul|ol|blockquote)\\s*>");
    private static final Pattern ITEM = Pattern.compile("(?i)<li\\b[^<>]*>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("euro", "€"),
            Map.entry("copy", "©"));

    private ForeignText() {}

    /** A text with our placeholders, or why there is none. */
    sealed interface Ours {
        record Text(String text) implements Ours {}

        record Refused(String reason) implements Ours {}
    }

    static Ours of(String theirs) {
        if (LOGIC.matcher(theirs).find()) {
            return new Ours.Refused("It decides by itself what to say ({% … %}), which a phrase here cannot.");
        }
        StringBuilder ours = new StringBuilder();
        Matcher placeholders = PLACEHOLDER.matcher(theirs);
        while (placeholders.find()) {
            String asked = placeholders.group(1).split("\\|", 2)[0].strip();
            Optional<String> name = name(asked);
            if (name.isEmpty()) {
                return new Ours.Refused("It needs {{" + asked + "}}, for which there is no value here.");
            }
            placeholders.appendReplacement(ours, Matcher.quoteReplacement("{" + name.get() + "}"));
        }
        String text = placeholders.appendTail(ours).toString();
        Matcher blanks = BLANK.matcher(text);
        while (blanks.find()) {
            if (!NAMES.contains(blanks.group(1))) {
                return new Ours.Refused("It has {" + blanks.group(1) + "} in it, for which there is no value here.");
            }
        }
        return new Ours.Text(text);
    }

    /** What a reader would see, line by line, without the look of it. */
    static String withoutMarkup(String html) {
        String text = INVISIBLE.matcher(html).replaceAll(" ").replaceAll("\\s+", " ");
        text = BREAK.matcher(text).replaceAll("\n");
        text = ITEM.matcher(text).replaceAll("- ");
        text = TAG.matcher(text).replaceAll("");
        return ENTITY.matcher(text)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())))
                .replaceAll("[ \\u00a0]*\\n[ \\u00a0]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static String character(String entity, String otherwise) {
        if (!entity.startsWith("#")) {
            return ENTITIES.getOrDefault(entity, otherwise);
        }
        int point = entity.startsWith("#x") || entity.startsWith("#X")
                ? Integer.parseInt(entity.substring(2), 16)
                : Integer.parseInt(entity.substring(1));
        boolean character = point > 0 && Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF);
        return character ? Character.toString(point) : "";
    }

    /** Who is meant by what Chatwoot and Zendesk call them. A full name becomes the first name: ours know no other. */
    private static Optional<String> name(String theirs) {
        return switch (theirs) {
            case "contact.name", "contact.first_name", "ticket.requester.name", "ticket.requester.first_name" ->
                Optional.of("customer");
            case "agent.name",
                    "agent.first_name",
                    "current_user.name",
                    "current_user.first_name",
                    "ticket.assignee.name",
                    "ticket.assignee.first_name" -> Optional.of("agent");
            case "account.name", "ticket.account", "ticket.brand.name" -> Optional.of("business");
            default -> Optional.empty();
        };
    }
}
