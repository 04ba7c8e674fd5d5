package org.warmline.standalone.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as somebody wrote it, with blanks: {@code {name}} the visitor's and {@code {agent}} the agent's first name, and the
 * lists of {@link Words}.
 *
 * @param inbox {@code customers} or {@code suppliers}
 * @param team {@code orders} or {@code cakes}, null when no team had it
 * @param page where on the web site the visitor was
 * @param weight how often it happens, compared with others
 * @param happy share of visitors content with it, 0..1
 * @param escalation why the assistant handed it over, null when it did not say
 * @param praise comments of content visitors
 * @param complaint comments of the others
 */
record Dialogue(
        String key,
        String inbox,
        @Nullable String team,
        String page,
        int weight,
        double happy,
        @Nullable Handover escalation,
        List<Turn> turns,
        List<String> praise,
        List<String> complaint) {
    Dialogue {
        turns = List.copyOf(turns);
        praise = List.copyOf(praise);
        complaint = List.copyOf(complaint);
        if (turns.isEmpty() || turns.getFirst().speaker() != Speaker.VISITOR) {
            throw new IllegalArgumentException(key + ": a visitor speaks first");
        }
        if (weight < 1 || happy < 0 || happy > 1) {
            throw new IllegalArgumentException(key + ": weight is at least 1, happy from 0 to 1");
        }
    }

    boolean needsAnAgent() {
        return turns.stream().anyMatch(turn -> turn.speaker() == Speaker.AGENT);
    }

    boolean callsTheVisitorByName() {
        return turns.stream().anyMatch(turn -> turn.text().contains("{name}"));
    }

    /** Who says a turn; a note is an agent's, for the staff only. */
    enum Speaker {
        VISITOR,
        BOT,
        AGENT,
        NOTE
    }

    record Turn(Speaker speaker, String text) {}

    record Handover(String reason, String because) {}
}
