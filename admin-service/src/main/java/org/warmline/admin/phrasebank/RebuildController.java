package org.warmline.admin.phrasebank;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.warmline.access.Permission;
import org.warmline.phrasebank.PhraseRebuild;
import org.warmline.phrasebank.PhraseRebuild.Progress;
import org.warmline.web.access.Allows;

/** Building the index anew, and how far that is. */
@Controller("/api/v1/phrases/rebuild")
@ExecuteOn(TaskExecutors.BLOCKING)
class RebuildController {
    private final PhraseRebuild rebuild;

    RebuildController(PhraseRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @Post
    @Allows(Permission.CURATE_PHRASES)
    HttpResponse<Progress> start() {
        return HttpResponse.accepted().body(rebuild.start());
    }

    @Get
    @Allows(Permission.READ_PHRASES)
    Progress progress() {
        return rebuild.progress();
    }
}
