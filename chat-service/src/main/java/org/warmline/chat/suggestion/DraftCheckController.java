package org.warmline.chat.suggestion;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.conversation.ConversationId;
import org.warmline.desk.Desk;
import org.warmline.draft.DraftCheck;
import org.warmline.draft.Hint;
import org.warmline.emotion.EmotionDetector;
import org.warmline.web.access.Allows;
import org.warmline.web.json.JsonFields;

/** Hints on what an agent is typing. Nothing of it is stored or told to others. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class DraftCheckController {
    private static final int LONGEST_TEXT = 8_000;
    private static final int LONGEST_LOCALE = 35;

    private final SuggestionDesk suggestions;
    private final EmotionDetector detector;
    private final DraftCheck check;
    private final Desk desk;

    DraftCheckController(SuggestionDesk suggestions, EmotionDetector detector, DraftCheck check, Desk desk) {
        this.suggestions = suggestions;
        this.detector = detector;
        this.check = check;
        this.desk = desk;
    }

    @Post("/draft-check")
    @Allows(Permission.SUGGEST)
    Checked check(Caller.Staff caller, @Body @Nullable String body) {
        JsonFields fields = JsonFields.parse(body);
        String draft = fields.text("draft", DraftCheck.MOST_CHARACTERS);
        Optional<String> locale = fields.optionalText("locale", LONGEST_LOCALE);
        Optional<ConversationId> conversation =
                fields.optionalUuid("conversation").map(ConversationId::new);
        SuggestionDesk.Heard heard = conversation.isPresent()
                ? suggestions.heard(desk.require(caller, Permission.SUGGEST, conversation.get()))
                : heard(fields.text("text", LONGEST_TEXT));
        // An agent may answer in another language than the customer's.
        String language =
                locale.orElseGet(() -> detector.language(draft, heard.emotion().language()));
        return new Checked(check.check(heard.text(), heard.emotion(), draft, language));
    }

    private SuggestionDesk.Heard heard(String text) {
        return new SuggestionDesk.Heard(text, detector.read(text, null, List.of()));
    }

    /** At most three hints, the most important first. */
    @Serdeable
    record Checked(List<Hint> hints) {}
}
