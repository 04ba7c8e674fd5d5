package org.warmline.problem;

import java.util.Locale;

/** Every refusal the wire knows. The code, the HTTP status and whether trying again can help never change once published. */
public enum ProblemCode {
    MALFORMED(400, false, "This is not a JSON object"),
    UNKNOWN_TYPE(400, false, "This frame type is not known"),
    INVALID_FIELD(422, false, "A field is wrong"),
    INVALID_TEXT(422, false, "This text cannot be stored"),
    BODY_TOO_LONG(422, false, "The message is too long"),
    PAYLOAD_TOO_LARGE(413, false, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, false, "Only plain application/json is taken"),
    UNAUTHENTICATED(401, false, "Please sign in"),
    INVALID_CREDENTIALS(401, false, "E-mail or password is wrong"),
    ORIGIN_NOT_ALLOWED(403, false, "This web site may not call here"),
    INVALID_IDENTITY(401, false, "The identity could not be verified"),
    NOT_ALLOWED(403, false, "You may not do this"),
    NOT_FOUND(404, false, "There is nothing here for you"),
    METHOD_NOT_ALLOWED(405, false, "This address does not take this method"),
    CONFLICT(409, false, "The state has changed"),
    ALREADY_GREETED(409, false, "hello was said already"),
    RATE_LIMITED(429, true, "Too many at once"),
    BUSY(503, true, "Busy, please try again"),
    UNAVAILABLE(503, true, "The database does not answer"),
    UNKNOWN_ATTACHMENT(422, false, "No such attachment of yours"),
    INTERNAL(500, true, "Something went wrong on our side");

    private final int status;
    private final boolean retryable;
    private final String title;

    ProblemCode(int status, boolean retryable, String title) {
        this.status = status;
        this.retryable = retryable;
        this.title = title;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a problem document has as its type: names the kind, leads nowhere. */
    public String type() {
        return "urn:warmline:problem:" + wire();
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** Whether the same request can succeed later without being changed. */
    public boolean retryable() {
        return retryable;
    }

    public String title() {
        return title;
    }
}
