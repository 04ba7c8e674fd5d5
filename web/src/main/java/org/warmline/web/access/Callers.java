package org.warmline.web.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.warmline.access.Caller;
import org.warmline.contact.Visitors;
import org.warmline.workspace.StaffSessions;
import org.warmline.workspace.Token;

/** Finds out who is calling. Blocks on the database. */
@Singleton
public class Callers {
    public static final String COOKIE = "warmline_session";

    private static final String BEARER = "Bearer ";

    private final StaffSessions sessions;
    private final Visitors visitors;

    Callers(StaffSessions sessions, Visitors visitors) {
        this.sessions = sessions;
        this.visitors = visitors;
    }

    /** Whose token this is: somebody of the staff, a visitor, or nobody. */
    public Caller identify(Token token) {
        return sessions.authenticate(token)
                .<Caller>map(member -> new Caller.Staff(member, token.hash()))
                .or(() -> visitors.authenticate(token).map(contact -> new Caller.Visitor(contact, token.hash())))
                .orElseGet(Caller.Anonymous::new);
    }

    /** The token in the {@code Authorization} header. */
    public static Optional<Token> bearer(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(new Token(header.substring(BEARER.length()).trim()))
                : Optional.empty();
    }

    /** The token in the console's cookie. */
    public static Optional<Token> cookie(HttpRequest<?> request) {
        return request.getCookies().findCookie(COOKIE).map(Cookie::getValue).map(Token::new);
    }
}
