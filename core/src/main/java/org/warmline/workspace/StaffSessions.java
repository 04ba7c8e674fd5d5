package org.warmline.workspace;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.warmline.storage.Gathering;
import org.warmline.storage.Sql;

/** How staff sign in and stay signed in. A session holds on every node, survives restarts and ends when it is revoked. */
@Singleton
public class StaffSessions {
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final StaffDirectory directory;
    private final Passwords passwords;
    private final Clock clock;
    /** Compared with when the e-mail is unknown, so that the answer takes as long. */
    private final String nobodysHash;

    private final Gathering<Token.Hash, StaffId> byToken;

    StaffSessions(Sql sql, CurrentWorkspace workspace, StaffDirectory directory, Passwords passwords, Clock clock) {
        this.sql = sql;
        this.workspace = workspace;
        this.directory = directory;
        this.passwords = passwords;
        this.clock = clock;
        this.nobodysHash = passwords.hash(Token.random().secret());
        this.byToken = new Gathering<>(sql, this::byTokens);
    }

    /** A new session when e-mail and password are right; else empty, whichever of the two was wrong. */
    public Optional<Opened> open(String email, String password) {
        record Credentials(StaffId id, String hash) {}
        Optional<Credentials> found = sql.first(
                "select id, password_hash from staff where workspace_id = ? and email = ? and disabled_at is null",
                row -> new Credentials(new StaffId(row.uuid("id")), row.text("password_hash")),
                workspace.id(),
                email.toLowerCase(Locale.ROOT));
        boolean right = passwords.matches(password, found.map(Credentials::hash).orElse(nobodysHash));
        return right ? found.map(credentials -> openFor(credentials.id())) : Optional.empty();
    }

    /** A session for somebody who has just proved who they are in another way. */
    public Opened openFor(StaffId id) {
        Token token = Token.random(Token.Holder.STAFF);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expires = now.plus(LIFETIME);
        sql.update("""
                insert into staff_session (workspace_id, token_hash, staff_id, created_at, expires_at)
                values (?, ?, ?, ?, ?)
                """, workspace.id(), token.hash().bytes(), id, now, expires);
        return new Opened(token, expires, directory.find(id).orElseThrow());
    }

    /** Whose token this is, if it is still good. */
    public Optional<StaffMember> authenticate(Token token) {
        if (!token.plausible() || !token.mayBeOf(Token.Holder.STAFF)) {
            return Optional.empty();
        }
        return byToken.find(token.hash()).flatMap(directory::find);
    }

    private Map<Token.Hash, StaffId> byTokens(List<Token.Hash> tokens) {
        Map<Token.Hash, StaffId> found = new HashMap<>();
        sql.list(
                """
                select found.* from unnest(?) h, lateral (
                    select token_hash, staff_id from staff_session
                    where workspace_id = ? and token_hash = decode(h, 'hex') and revoked_at is null and expires_at > ? limit 1
                ) found
                """,
                row -> found.put(new Token.Hash(row.bytes("token_hash")), new StaffId(row.uuid("staff_id"))),
                Hashes.hex(tokens),
                workspace.id(),
                clock.instant());
        return found;
    }

    public void revoke(Token token) {
        sql.update(
                "update staff_session set revoked_at = ? where workspace_id = ? and token_hash = ? and revoked_at is null",
                clock.instant(),
                workspace.id(),
                token.hash().bytes());
    }

    /** Those of the given tokens that are no longer good: revoked, expired, or of somebody disabled. */
    public Set<Token.Hash> ended(Collection<Token.Hash> open) {
        Set<Token.Hash> good = new HashSet<>(sql.list(
                """
                select good.token_hash from unnest(?) h, lateral (
                    select t.token_hash
                    from staff_session t join staff s on s.workspace_id = t.workspace_id and s.id = t.staff_id
                    where t.workspace_id = ? and t.token_hash = decode(h, 'hex')
                      and t.revoked_at is null and t.expires_at > ? and s.disabled_at is null
                    limit 1
                ) good
                """,
                row -> new Token.Hash(row.bytes("token_hash")),
                Hashes.hex(open),
                workspace.id(),
                clock.instant()));
        Set<Token.Hash> ended = new HashSet<>(open);
        ended.removeAll(good);
        return ended;
    }

    /** A session just made. */
    public record Opened(Token token, Instant expiresAt, StaffMember staff) {}
}
