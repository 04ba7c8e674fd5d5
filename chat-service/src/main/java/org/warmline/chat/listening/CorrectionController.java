package org.warmline.chat.listening;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.conversation.ConversationId;
import org.warmline.desk.ReadingCorrections;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Label;
import org.warmline.web.access.Allows;
import org.warmline.web.json.JsonFields;
import org.warmline.web.json.Parameters;

/** What staff say of a reading, and all of that for the next fit. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class CorrectionController {
    private static final int LONGEST_FEELING = 20;

    private final ReadingCorrections corrections;
    private final HearingDesk hearing;

    CorrectionController(ReadingCorrections corrections, HearingDesk hearing) {
        this.corrections = corrections;
        this.hearing = hearing;
    }

    @Put("/conversations/{id}/messages/{seq}/feeling")
    @Allows(Permission.CORRECT_READING)
    Emotion correct(Caller.Staff caller, String id, String seq, @Body @Nullable String body) {
        ConversationId conversation = Parameters.conversation(id);
        long message = Parameters.number("seq", seq, 1, Long.MAX_VALUE, 1);
        JsonFields fields = JsonFields.parse(body);
        String said = fields.text("feeling", LONGEST_FEELING);
        Optional<Label> feeling = Label.of(said);
        if (feeling.isEmpty() && !said.equals(ReadingCorrections.NOT_THIS)) {
            throw fields.refused("feeling", "must be one of the ten feelings, or not-this");
        }
        Emotion corrected = corrections.correct(caller, conversation, message, feeling);
        hearing.corrected(conversation, message, corrected);
        return corrected;
    }

    @Get("/corrections")
    @Allows(Permission.EXPORT_CORRECTIONS)
    @Produces("text/tab-separated-values;charset=utf-8")
    String export(Caller.Staff caller) {
        return corrections.export(caller);
    }
}
