package org.warmline.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Hashes;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.Token;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisitorTokensIT implements TestPropertyProvider {
    private static final int MANY = 5_000;
    private static final int AT_ONCE = 64;

    @Inject
    Visitors visitors;

    @Inject
    Inboxes inboxes;

    @Inject
    CurrentWorkspace workspace;

    @Inject
    Sql sql;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    /** Nine thousand greetings after nine thousand new visitors: joined with all tokens, they took ten times the processor time. */
    @Test
    void looksForEachTokenByItsKeyThoughPostgresqlKnowsNothingOfTheTableYet() {
        Inbox inbox = inboxes.save(Inbox.plain(inboxes.nextId(), "inbox-" + UUID.randomUUID(), "Shop", "Hello"));
        sql.update(
                "insert into contact (workspace_id, id, inbox_id) select ?, gen_random_uuid(), ? from generate_series(1, ?)",
                workspace.id(),
                inbox.id(),
                MANY);
        sql.update("insert into visitor_token (workspace_id, token_hash, contact_id, created_at)"
                + " select workspace_id, decode(md5(id::text), 'hex'), id, now() from contact");
        Token token = visitors.open(inbox, null, new Visitors.Arrival("en", null), null)
                .token();

        List<String> plan = sql.list(
                "explain " + Visitors.BY_TOKENS,
                row -> row.text("QUERY PLAN"),
                Hashes.hex(
                        Stream.generate(() -> Token.random(Token.Holder.VISITOR).hash())
                                .limit(AT_ONCE)
                                .toList()),
                workspace.id());

        assertThat(plan)
                .anyMatch(line -> line.contains("visitor_token_pk"))
                .anyMatch(line -> line.contains("contact_pk"))
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Bitmap") || line.contains("Hash"));
        assertThat(visitors.authenticate(token)).isPresent();
    }
}
