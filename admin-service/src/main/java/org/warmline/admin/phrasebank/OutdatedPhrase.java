package org.warmline.admin.phrasebank;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import org.warmline.phrasebank.PhraseEntry;
import org.warmline.problem.ProblemCode;

/** A problem document that brings the newer phrase along, so that what somebody wrote can be laid beside it. */
@Serdeable
record OutdatedPhrase(String type, String title, int status, String detail, String code, PhraseEntry current) {
    static MutableHttpResponse<OutdatedPhrase> response(PhraseEntry current) {
        ProblemCode code = ProblemCode.CONFLICT;
        return HttpResponse.<OutdatedPhrase>status(HttpStatus.valueOf(code.status()))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(new OutdatedPhrase(
                        code.type(),
                        code.title(),
                        code.status(),
                        "Somebody changed it since you read it.",
                        code.wire(),
                        current));
    }
}
