package org.warmline.admin.phrasebank;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Permission;
import org.warmline.phrasebank.ImportReport;
import org.warmline.phrasebank.PhraseCuration;
import org.warmline.phrasebank.PhraseImport;
import org.warmline.problem.Problem;
import org.warmline.web.access.Allows;

/** Phrases as files, in and out; for the owner. */
@Controller("/api/v1/phrases")
@ExecuteOn(TaskExecutors.BLOCKING)
class PhraseFileController {
    private final PhraseImport importing;
    private final PhraseCuration curation;

    PhraseFileController(PhraseImport importing, PhraseCuration curation) {
        this.importing = importing;
        this.curation = curation;
    }

    @Post("/import")
    @Consumes(MediaType.ALL)
    @Allows(Permission.CURATE_PHRASES)
    ImportReport read(@QueryValue @Nullable String locale, @QueryValue @Nullable String apply, @Body byte[] body) {
        String language = locale == null || locale.isBlank() ? "en" : locale;
        if (!PhraseCuration.isLocale(language)) {
            throw Problem.field("locale", PhraseCuration.MUST_BE_LOCALE);
        }
        if (apply != null && !apply.equals("true") && !apply.equals("false")) {
            throw Problem.field("apply", "must be true or false");
        }
        PhraseJson.Content content = PhraseUpload.read(body);
        return importing.run(content.situations(), content.lines(), language, "true".equals(apply));
    }

    @Get("/export")
    @Produces(MediaType.ALL)
    @Allows(Permission.CURATE_PHRASES)
    StreamedFile write(
            @QueryValue @Nullable String format,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String locale,
            @QueryValue @Nullable String situation,
            @QueryValue @Nullable String moment,
            @QueryValue @Nullable String tone,
            @QueryValue @Nullable String source,
            @QueryValue @Nullable String state) {
        PhraseExport.Format wanted = format(format);
        return new StreamedFile(
                        PhraseExport.of(
                                curation,
                                PhraseFilters.read(q, locale, situation, moment, tone, source, state),
                                wanted),
                        MediaType.of(wanted.type()))
                .attach("phrases." + wanted.name().toLowerCase(Locale.ROOT));
    }

    private static PhraseExport.Format format(@Nullable String format) {
        return switch (format == null ? "csv" : format) {
            case "csv" -> PhraseExport.Format.CSV;
            case "json" -> PhraseExport.Format.JSON;
            default -> throw Problem.field("format", "must be csv or json");
        };
    }
}
