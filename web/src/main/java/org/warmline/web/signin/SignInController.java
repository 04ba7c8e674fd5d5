package org.warmline.web.signin;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.web.access.Allows;
import org.warmline.web.access.Callers;
import org.warmline.web.json.JsonFields;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.StaffSessions;

/** Signing in and out, and the first owner. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInController {
    private static final Duration COOKIE_LIFETIME = Duration.ofDays(7);
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 128;

    private final StaffSessions sessions;
    private final StaffDirectory directory;
    private final CurrentWorkspace workspace;
    private final Attempts attempts;
    private final FirstRun firstRun;
    private final boolean secure;

    SignInController(
            StaffSessions sessions,
            StaffDirectory directory,
            CurrentWorkspace workspace,
            Attempts attempts,
            FirstRun firstRun,
            @Property(name = "warmline.public-url", defaultValue = "") String publicUrl) {
        this.sessions = sessions;
        this.directory = directory;
        this.workspace = workspace;
        this.attempts = attempts;
        this.firstRun = firstRun;
        this.secure = publicUrl.startsWith("https://");
    }

    @Post("/login")
    @Allows(Permission.ENTER)
    HttpResponse<SignedIn> login(@Body @Nullable String body) {
        JsonFields fields = JsonFields.parse(body);
        String email = fields.text("email", 320);
        String password = fields.text("password", 1_000);
        attempts.check(email);
        Optional<StaffSessions.Opened> opened = sessions.open(email, password);
        if (opened.isEmpty()) {
            attempts.failed(email);
            throw new Problem(ProblemCode.INVALID_CREDENTIALS, "Check both and try again.");
        }
        return signedIn(opened.get());
    }

    @Post("/logout")
    @Allows(Permission.OWN_ACCOUNT)
    HttpResponse<?> logout(HttpRequest<?> request) {
        Callers.bearer(request).or(() -> Callers.cookie(request)).ifPresent(sessions::revoke);
        return HttpResponse.noContent().cookie(cookie("").maxAge(0));
    }

    @Get("/me")
    @Allows(Permission.OWN_ACCOUNT)
    Me me(Caller.Staff caller) {
        return Me.of(caller.member(), workspace.get().name());
    }

    @Get("/setup")
    @Allows(Permission.ENTER)
    SetupState setup() {
        return new SetupState(directory.isEmpty());
    }

    @Post("/setup")
    @Allows(Permission.ENTER)
    HttpResponse<SignedIn> setUp(@Body @Nullable String body) {
        JsonFields fields = JsonFields.parse(body);
        String token = fields.text("token", 200);
        String business = filled(fields, "business", 120);
        String name = filled(fields, "name", 120);
        String email = filled(fields, "email", 320);
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw fields.refused("email", "must be an e-mail address");
        }
        String password = fields.text("password", LONGEST_PASSWORD);
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            throw fields.refused("password", "must have at least " + SHORTEST_PASSWORD + " characters");
        }
        StaffMember owner = firstRun.complete(token, business, name, email, password);
        return signedIn(sessions.openFor(owner.id()));
    }

    private static String filled(JsonFields fields, String field, int longest) {
        String text = fields.text(field, longest);
        if (text.isBlank()) {
            throw fields.refused(field, "must not be blank");
        }
        return text.strip();
    }

    private MutableHttpResponse<SignedIn> signedIn(StaffSessions.Opened opened) {
        return HttpResponse.ok(new SignedIn(
                        opened.token().secret(),
                        opened.expiresAt(),
                        Me.of(opened.staff(), workspace.get().name())))
                .cookie(cookie(opened.token().secret()).maxAge(COOKIE_LIFETIME));
    }

    private Cookie cookie(String value) {
        return Cookie.of(Callers.COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax);
    }
}
