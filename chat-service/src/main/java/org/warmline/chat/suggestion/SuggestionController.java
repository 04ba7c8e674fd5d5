package org.warmline.chat.suggestion;

import io.micronaut.http.HttpResponse;
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
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.desk.Desk;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.EmotionDetector;
import org.warmline.emotion.Turn;
import org.warmline.phrasebank.Outcome;
import org.warmline.phrasebank.PhraseBank;
import org.warmline.phrasebank.Suggestion;
import org.warmline.phrasebank.SuggestionId;
import org.warmline.phrasebank.SuggestionRequest;
import org.warmline.problem.Problem;
import org.warmline.web.access.Allows;
import org.warmline.web.json.JsonFields;
import org.warmline.web.json.Parameters;
import org.warmline.workspace.StaffId;

/** Readings and suggestions on request. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class SuggestionController {
    private static final int LONGEST_TEXT = 8_000;
    private static final int LONGEST_HISTORY = 50;

    private final SuggestionDesk suggestions;
    private final EmotionDetector detector;
    private final PhraseBank bank;
    private final Desk desk;

    SuggestionController(SuggestionDesk suggestions, EmotionDetector detector, PhraseBank bank, Desk desk) {
        this.suggestions = suggestions;
        this.detector = detector;
        this.bank = bank;
        this.desk = desk;
    }

    @Post("/emotion")
    @Allows(Permission.READ_EMOTION)
    Emotion emotion(@Body @Nullable String body) {
        JsonFields fields = JsonFields.parse(body);
        return detector.read(
                fields.text("text", LONGEST_TEXT),
                fields.optionalText("locale", 35).orElse(null),
                history(fields));
    }

    @Post("/suggestions")
    @Allows(Permission.SUGGEST)
    Offered suggest(Caller.Staff caller, @Body @Nullable String body) {
        JsonFields fields = JsonFields.parse(body);
        Optional<ConversationId> conversation =
                fields.optionalUuid("conversation").map(ConversationId::new);
        String draft = fields.optionalText("draft", LONGEST_TEXT).orElse(null);
        String locale = fields.optionalText("locale", 35).orElse(null);
        int limit = fields.optionalNumber("limit", 1, SuggestionRequest.MOST)
                .map(Long::intValue)
                .orElse(SuggestionRequest.MOST);
        StaffId staff = caller.member().id();
        SuggestionDesk.Offer offer;
        if (conversation.isPresent()) {
            Conversation found = desk.require(caller, Permission.SUGGEST, conversation.get());
            offer = suggestions.forConversation(found, draft, locale, staff, limit);
        } else {
            SuggestionDesk.Words words = new SuggestionDesk.Words(fields.text("text", LONGEST_TEXT), history(fields));
            offer = suggestions.forText(words, draft, locale, staff, limit);
        }
        return new Offered(offer.emotion(), offer.suggestions());
    }

    @Post("/suggestions/{id}/outcome")
    @Allows(Permission.SUGGEST)
    HttpResponse<?> outcome(Caller.Staff caller, String id, @Body @Nullable String body) {
        JsonFields fields = JsonFields.parse(body);
        Outcome outcome = Outcome.of(fields.text("outcome", 20))
                .orElseThrow(() -> fields.refused("outcome", "must be accepted, edited or dismissed"));
        String sentText = fields.optionalText("sentText", LONGEST_TEXT).orElse(null);
        SuggestionId suggestion = new SuggestionId(Parameters.pathId(id));
        if (!bank.outcome(suggestion, caller.member().id(), outcome, sentText)) {
            throw Problem.notFound();
        }
        return HttpResponse.noContent();
    }

    private static List<Turn> history(JsonFields fields) {
        return fields.objects("history", LONGEST_HISTORY).stream()
                .map(turn -> new Turn(isCustomer(turn), turn.text("text", LONGEST_TEXT)))
                .toList();
    }

    private static boolean isCustomer(JsonFields turn) {
        return switch (turn.text("from", 20)) {
            case "customer" -> true;
            case "agent" -> false;
            default -> throw turn.refused("from", "must be customer or agent");
        };
    }

    /** What was heard, and at most three ways to answer it. */
    @Serdeable
    record Offered(Emotion emotion, List<Suggestion> suggestions) {}
}
