package org.warmline.admin.phrasebank;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Permission;
import org.warmline.phrasebank.PhraseCuration;
import org.warmline.phrasebank.PhraseCuration.Change;
import org.warmline.phrasebank.PhraseDraft;
import org.warmline.phrasebank.PhraseEntry;
import org.warmline.phrasebank.PhraseFilter;
import org.warmline.phrasebank.PhraseId;
import org.warmline.phrasebank.SituationEntry;
import org.warmline.report.PhraseRecord;
import org.warmline.report.PhraseRecords;
import org.warmline.web.access.Allows;
import org.warmline.web.json.JsonFields;
import org.warmline.web.json.Parameters;

/** Phrases one by one: read by leads, changed by the owner. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class PhraseController {
    private final PhraseCuration curation;
    private final PhraseRecords records;
    private final WordingCheck check;

    PhraseController(PhraseCuration curation, PhraseRecords records, WordingCheck check) {
        this.curation = curation;
        this.records = records;
        this.check = check;
    }

    @Get("/phrases")
    @Allows(Permission.READ_PHRASES)
    PhrasePage list(
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String locale,
            @QueryValue @Nullable String situation,
            @QueryValue @Nullable String moment,
            @QueryValue @Nullable String tone,
            @QueryValue @Nullable String source,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String cursor,
            @QueryValue @Nullable String limit) {
        PhraseFilter filter = PhraseFilters.read(q, locale, situation, moment, tone, source, state);
        int size = Parameters.pageSize(limit);
        // One more than asked for tells whether there is a next page.
        List<PhraseEntry> found = curation.page(filter, PhrasePage.position(cursor), size + 1);
        boolean more = found.size() > size;
        List<PhraseEntry> items = more ? found.subList(0, size) : found;
        Map<PhraseId, PhraseRecord> known =
                records.of(items.stream().map(PhraseEntry::id).toList());
        return new PhrasePage(
                items.stream()
                        .map(phrase -> new PhrasePage.Item(phrase, known.getOrDefault(phrase.id(), PhraseRecord.NONE)))
                        .toList(),
                more ? PhrasePage.cursorAfter(items.getLast()) : null);
    }

    @Get("/phrases/{id}")
    @Allows(Permission.READ_PHRASES)
    PhrasePage.Item show(String id) {
        return withRecord(curation.require(new PhraseId(Parameters.pathId(id))));
    }

    @Get("/situations")
    @Allows(Permission.READ_PHRASES)
    Situations situations() {
        return new Situations(curation.situations());
    }

    @Post("/phrases")
    @Allows(Permission.CURATE_PHRASES)
    HttpResponse<PhrasePage.Item> add(@Body @Nullable String body) {
        PhraseRequest request = PhraseRequest.added(body);
        return HttpResponse.created(withRecord(curation.add(request.locale(), request.draft(), request.situation())));
    }

    @Put("/phrases/{id}")
    @Allows(Permission.CURATE_PHRASES)
    HttpResponse<?> edit(String id, @Body @Nullable String body) {
        PhraseId phrase = new PhraseId(Parameters.pathId(id));
        PhraseRequest request = PhraseRequest.changed(body);
        return response(curation.edit(phrase, request.version(), request.draft(), request.keep()));
    }

    @Post("/phrases/{id}/retire")
    @Allows(Permission.CURATE_PHRASES)
    HttpResponse<?> retire(String id, @Body @Nullable String body) {
        return response(curation.retire(new PhraseId(Parameters.pathId(id)), PhraseRequest.version(body), true));
    }

    @Post("/phrases/{id}/restore")
    @Allows(Permission.CURATE_PHRASES)
    HttpResponse<?> restore(String id, @Body @Nullable String body) {
        return response(curation.retire(new PhraseId(Parameters.pathId(id)), PhraseRequest.version(body), false));
    }

    @Post("/phrases/{id}/check")
    @Allows(Permission.CURATE_PHRASES)
    WordingCheck.Checked check(String id, @Body @Nullable String body) {
        PhraseEntry before = curation.require(new PhraseId(Parameters.pathId(id)));
        JsonFields fields = JsonFields.parse(body);
        String text = fields.text("text", PhraseDraft.LONGEST_TEXT);
        PhraseDraft after = new PhraseDraft(
                fields.optionalText("situation", 200).orElse(before.situation()),
                fields.optionalText("moment", 20).orElse(before.moment()),
                before.feelings(),
                before.formality(),
                before.directness(),
                text,
                before.answers(),
                before.avoid(),
                before.neverFor());
        return new WordingCheck.Checked(
                check.hints(text, before.locale()),
                PhraseCuration.keepByDefault(before, after).wire());
    }

    private HttpResponse<?> response(Change change) {
        return switch (change) {
            case Change.Done done -> HttpResponse.ok(withRecord(done.phrase()));
            case Change.Outdated outdated -> OutdatedPhrase.response(outdated.now());
        };
    }

    private PhrasePage.Item withRecord(PhraseEntry phrase) {
        return new PhrasePage.Item(
                phrase, records.of(List.of(phrase.id())).getOrDefault(phrase.id(), PhraseRecord.NONE));
    }

    /** All situations, by language and title. */
    @Serdeable
    record Situations(List<SituationEntry> items) {}
}
