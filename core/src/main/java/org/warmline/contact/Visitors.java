package org.warmline.contact;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.storage.Gathering;
import org.warmline.storage.Ids;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Hashes;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.Token;

/** The visitors of the widget: who they are, by the token their browser holds or by an identity their shop vouches for. */
@Singleton
public class Visitors {
    private static final Logger log = LoggerFactory.getLogger(Visitors.class);

    /** One after the other by their key, whatever PostgreSQL knows about the tables: joined, it might compare all tokens with these. */
    static final String BY_TOKENS = """
            select found.* from unnest(?) h, lateral (
                select t.token_hash, c.id, c.inbox_id, c.name, c.external_id is not null as verified
                from visitor_token t join contact c on c.workspace_id = t.workspace_id and c.id = t.contact_id
                where t.workspace_id = ? and t.token_hash = decode(h, 'hex') and t.revoked_at is null limit 1
            ) found
            """;

    private final Sql sql;
    private final Ids ids;
    private final CurrentWorkspace workspace;
    private final Clock clock;
    private final List<MergeStep> mergeSteps;
    private final Gathering<Token.Hash, Contact> byToken;

    Visitors(Sql sql, Ids ids, CurrentWorkspace workspace, Clock clock, List<MergeStep> mergeSteps) {
        this.sql = sql;
        this.ids = ids;
        this.workspace = workspace;
        this.clock = clock;
        this.mergeSteps = mergeSteps;
        this.byToken = new Gathering<>(sql, this::byTokens);
    }

    /** Whose token this is, if it is still good. */
    public Optional<Contact> authenticate(Token token) {
        return token.plausible() && token.mayBeOf(Token.Holder.VISITOR) ? byToken.find(token.hash()) : Optional.empty();
    }

    public Optional<Contact> find(ContactId id) {
        return sql.first("""
                select id, inbox_id, name, external_id is not null as verified
                from contact where workspace_id = ? and id = ?
                """, Visitors::read, workspace.id(), id);
    }

    /**
     * Opens the widget: the same visitor for a token that is good in this inbox, else a new one. With an identity it is the
     * verified contact, into whom an anonymous visitor is merged; the anonymous token then ends.
     */
    public Opened open(Inbox inbox, @Nullable Token token, Arrival arrival, @Nullable String identity) {
        if (identity == null) {
            return sql.inTransaction(() -> noted(
                    known(inbox, token)
                            .map(contact -> new Opened(presented(token), contact))
                            .orElseGet(() -> issue(create(inbox.id()))),
                    arrival));
        }
        Identity verified = Identity.verify(identity, inbox.identitySecret(), clock);
        Entered entered = sql.inTransaction(() -> openVerified(inbox, token, verified, arrival));
        if (entered.merged()) {
            mergeSteps.forEach(step -> tell(step, entered.opened().contact().id()));
        }
        return entered.opened();
    }

    /** It is done, whoever has heard of it. */
    private static void tell(MergeStep step, ContactId verified) {
        try {
            step.merged(verified);
        } catch (RuntimeException e) {
            log.debug("Not everybody was told of a merge: {}", e.toString());
        }
    }

    /** Those of the given tokens that are no longer good. */
    public Set<Token.Hash> ended(Collection<Token.Hash> open) {
        Set<Token.Hash> good = new HashSet<>(
                sql.list("""
                select good.token_hash from unnest(?) h, lateral (
                    select token_hash from visitor_token
                    where workspace_id = ? and token_hash = decode(h, 'hex') and revoked_at is null limit 1
                ) good
                """, row -> new Token.Hash(row.bytes("token_hash")), Hashes.hex(open), workspace.id()));
        Set<Token.Hash> ended = new HashSet<>(open);
        ended.removeAll(good);
        return ended;
    }

    private Optional<Contact> known(Inbox inbox, @Nullable Token token) {
        return token == null
                ? Optional.empty()
                : authenticate(token).filter(contact -> contact.inbox().equals(inbox.id()));
    }

    private Entered openVerified(Inbox inbox, @Nullable Token token, Identity identity, Arrival arrival) {
        Contact verified = upsert(inbox.id(), identity);
        Optional<Contact> before = known(inbox, token);
        if (before.isPresent() && before.get().id().equals(verified.id())) {
            return new Entered(noted(new Opened(presented(token), verified), arrival), false);
        }
        // Somebody else's verified token is left alone: a shared computer must not join two people.
        Optional<Contact> anonymous = before.filter(contact -> !contact.verified());
        anonymous.ifPresent(contact -> merge(contact, verified));
        return new Entered(noted(issue(verified), arrival), anonymous.isPresent());
    }

    private void merge(Contact anonymous, Contact verified) {
        sql.list(
                "select id from contact where workspace_id = ? and id in (?, ?) order by id for no key update",
                row -> row.uuid("id"),
                workspace.id(),
                anonymous.id(),
                verified.id());
        mergeSteps.forEach(step -> step.merge(anonymous.id(), verified.id()));
        sql.update(
                "update contact set merged_into = ? where workspace_id = ? and id = ?",
                verified.id(),
                workspace.id(),
                anonymous.id());
        sql.update(
                "update visitor_token set revoked_at = ? where workspace_id = ? and contact_id = ? and revoked_at is null",
                clock.instant(),
                workspace.id(),
                anonymous.id());
    }

    private Contact create(InboxId inbox) {
        ContactId id = new ContactId(ids.next());
        sql.update("insert into contact (workspace_id, id, inbox_id) values (?, ?, ?)", workspace.id(), id, inbox);
        return new Contact(id, inbox, null, false);
    }

    private Opened noted(Opened opened, Arrival arrival) {
        sql.update(
                """
                update contact set locale = coalesce(?, locale), page = coalesce(?, page)
                where workspace_id = ? and id = ?
                """,
                arrival.locale(),
                arrival.page(),
                workspace.id(),
                opened.contact().id());
        return opened;
    }

    private Contact upsert(InboxId inbox, Identity identity) {
        UUID id = sql.first(
                        """
                        insert into contact (workspace_id, id, inbox_id, external_id, name, email)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (workspace_id, inbox_id, external_id) do update set
                            name = coalesce(excluded.name, contact.name), email = coalesce(excluded.email, contact.email)
                        returning id
                        """,
                        row -> row.uuid("id"),
                        workspace.id(),
                        ids.next(),
                        inbox,
                        identity.subject(),
                        identity.name(),
                        identity.email())
                .orElseThrow();
        return find(new ContactId(id)).orElseThrow();
    }

    private Opened issue(Contact contact) {
        Token token = Token.random(Token.Holder.VISITOR);
        sql.update(
                "insert into visitor_token (workspace_id, token_hash, contact_id, created_at) values (?, ?, ?, ?)",
                workspace.id(),
                token.hash().bytes(),
                contact.id(),
                clock.instant());
        return new Opened(token, contact);
    }

    private Map<Token.Hash, Contact> byTokens(List<Token.Hash> tokens) {
        Map<Token.Hash, Contact> found = new HashMap<>();
        sql.list(
                BY_TOKENS,
                row -> found.put(new Token.Hash(row.bytes("token_hash")), read(row)),
                Hashes.hex(tokens),
                workspace.id());
        return found;
    }

    private static Token presented(@Nullable Token token) {
        return java.util.Objects.requireNonNull(token, "only a presented token is known");
    }

    private static Contact read(Row row) throws SQLException {
        return new Contact(
                new ContactId(row.uuid("id")),
                new InboxId(row.uuid("inbox_id")),
                row.textOrNull("name"),
                row.flag("verified"));
    }

    /**
     * How they came.
     *
     * @param locale BCP 47 tag of their browser
     * @param page address of the page they opened the chat from
     */
    public record Arrival(@Nullable String locale, @Nullable String page) {}

    /** A visitor and the token to come back with. */
    public record Opened(Token token, Contact contact) {}

    /** @param merged whether an anonymous visitor became this one */
    private record Entered(Opened opened, boolean merged) {}
}
