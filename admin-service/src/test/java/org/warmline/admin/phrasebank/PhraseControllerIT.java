package org.warmline.admin.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmline.admin.phrasebank.PhraseOffice.Answer;
import org.warmline.phrasebank.PhraseBank;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Role;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhraseControllerIT implements TestPropertyProvider {
    private static final String NEW = """
            {"locale":"en","situation":"late-delivery","moment":"act","feelings":["worry"],"formality":"neutral",\
            "directness":"plain","text":"%s","answers":["where is it"],"neverFor":["legal"]}""";

    @Inject
    PhraseOffice office;

    @Inject
    PhraseBank bank;

    @Inject
    Sql sql;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeAll
    void open() {
        bank.load();
    }

    @Test
    void showsLeadsThePhrasesWithTheirRecords() {
        Answer found = office.ask(HttpMethod.GET, "/phrases?q=late-delivery-act-1&locale=en", Role.LEAD, null);

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body())
                .startsWith("{\"items\":[{\"phrase\":{\"id\":\"")
                .contains("\"key\":\"late-delivery-act-1\"", "\"state\":\"in-use\"", "\"source\":\"shipped\"")
                .contains("\"record\":{\"offered\":0,\"accepted\":0,\"edited\":0,\"dismissed\":0,"
                        + "\"used\":{\"value\":null,\"low\":null,\"high\":null,\"positive\":0,\"count\":0}")
                .endsWith("\"next\":null}");
    }

    @Test
    void countsWhatPeopleDidAndWhetherTheFeelingEased() {
        String id = office.added(NEW.formatted("I am counting on my fingers."));
        sql.update(
                "insert into inbox (workspace_id, id, key, name, greeting) select id, id, 'k', 'n', 'g' from workspace");
        sql.update("insert into contact (workspace_id, id, inbox_id) select id, id, id from workspace");
        sql.update("""
                insert into conversation (workspace_id, id, inbox_id, contact_id, status, opened_at, last_activity_at)
                select id, id, id, id, 'queued', now(), now() from workspace
                """);
        sql.update("""
                insert into message (workspace_id, conversation_id, seq, id, author_kind, author_id, author_name, kind, body, at,
                                     visible_prev)
                select id, id, seq, gen_random_uuid(), 'visitor', id, '', 'text', 'x', now() + seq * interval '1 minute', 0
                from workspace, generate_series(1, 4) as seq
                """);
        sql.update("""
                insert into emotion_reading (workspace_id, conversation_id, seq, reading, at)
                select id, id, seq, jsonb_build_object('valence', valence), now()
                from workspace, (values (1, -0.6), (2, -0.9), (3, 0.1), (4, 0.9)) as reading (seq, valence)
                """);
        // Chosen after the second message had come: what counts is the third.
        sql.update("""
                insert into suggestion (workspace_id, id, phrase_id, conversation_id, seq, text, score, reasons, at, outcome, outcome_at)
                select workspace.id, gen_random_uuid(), ?::uuid, workspace.id, 1, 'x', 1, '[]', now(), outcome,
                       now() + interval '150 seconds'
                from workspace, unnest(array['accepted', 'edited', 'dismissed', null]) as outcome
                """, id);

        assertThat(office.ask(HttpMethod.GET, "/phrases/" + id, Role.LEAD, null).body())
                .contains(
                        "\"record\":{\"offered\":4,\"accepted\":1,\"edited\":1,\"dismissed\":1,\"used\":{\"value\":0.66")
                .contains("\"positive\":2,\"count\":3},\"eased\":{\"value\":1.0,")
                .contains("\"positive\":2,\"count\":2}");
    }

    @Test
    void pagesWithACursor() {
        Answer first = office.ask(HttpMethod.GET, "/phrases?limit=2&locale=en", Role.OWNER, null);
        String cursor = first.found("\"next\":\"([^\"]+)\"");

        Answer second = office.ask(HttpMethod.GET, "/phrases?limit=2&locale=en&cursor=" + cursor, Role.OWNER, null);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).doesNotContain(first.found("\"id\":\"([^\"]+)\""));
    }

    @ParameterizedTest
    @CsvSource({"cursor=x, cursor", "limit=201, limit", "state=gone, state", "source=me, source", "q=%00, q"})
    void refusesWhatCannotBeAskedFor(String query, String field) {
        Answer refusal = office.ask(HttpMethod.GET, "/phrases?" + query, Role.OWNER, null);

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.body()).contains("\"errors\":[{\"field\":\"" + field + "\"");
    }

    @Test
    void letsTheOwnerWriteEditRetireAndBringBack() {
        String id = office.added(NEW.formatted("I am walking over to the counter to ask for you."));

        Answer edited = office.ask(
                HttpMethod.PUT,
                "/phrases/" + id,
                Role.OWNER,
                NEW.formatted("I am walking over to the counter to ask for you now.")
                        .replaceFirst("\\{", "{\"version\":1,"));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.body()).contains("\"id\":\"" + id + "\",\"version\":2");

        Answer retired = office.ask(HttpMethod.POST, "/phrases/" + id + "/retire", Role.OWNER, "{\"version\":2}");
        assertThat(retired.body()).contains("\"state\":\"retired\"", "\"version\":3");
        Answer back = office.ask(HttpMethod.POST, "/phrases/" + id + "/restore", Role.OWNER, "{\"version\":3}");
        assertThat(back.body()).contains("\"state\":\"in-use\"", "\"version\":4");
    }

    @Test
    void answersAnOldVersionWithTheNewerPhrase() {
        String id = office.added(NEW.formatted("I am on the telephone with the driver."));
        office.ask(HttpMethod.POST, "/phrases/" + id + "/retire", Role.OWNER, "{\"version\":1}");

        Answer late = office.ask(HttpMethod.POST, "/phrases/" + id + "/restore", Role.OWNER, "{\"version\":1}");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body())
                .contains("\"code\":\"conflict\"", "\"current\":{\"id\":\"" + id + "\",\"version\":2")
                .contains("\"state\":\"retired\"");
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        Answer refusal = office.ask(
                HttpMethod.POST,
                "/phrases",
                Role.OWNER,
                "{\"locale\":7,\"situation\":\"late-delivery\",\"text\":\"Hi {who}\",\"moment\":\"act\",\"feelings\":\"worry\","
                        + "\"formality\":\"neutral\",\"directness\":\"plain\",\"answers\":[\"x\"]}");

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.body())
                .contains("{\"field\":\"locale\"", "{\"field\":\"feelings\"", "{\"field\":\"text\"")
                .doesNotContain("{\"field\":\"moment\"");
    }

    @Test
    void hintsAtPromisesAndStockLinesWithoutRefusingThem() {
        String promise = "We guarantee it will be there tomorrow, and we apologise for any inconvenience.";
        String id = office.added(NEW.formatted(promise));

        Answer check =
                office.ask(HttpMethod.POST, "/phrases/" + id + "/check", Role.OWNER, "{\"text\":\"" + promise + "\"}");
        Answer other = office.ask(
                HttpMethod.POST, "/phrases/" + id + "/check", Role.OWNER, "{\"text\":\"The bread is in the oven.\"}");

        assertThat(check.body()).contains("\"kind\":\"promise\"", "\"kind\":\"stock-phrase\"", "\"keep\":\"record\"");
        assertThat(other.body()).isEqualTo("{\"hints\":[],\"keep\":\"nothing\"}");
    }

    @Test
    void listsSituationsWithTheirWordings() {
        assertThat(office.ask(HttpMethod.GET, "/situations", Role.LEAD, null).body())
                .contains("\"key\":\"late-delivery\",\"title\":", "\"about\":[\"", "\"own\":false");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /phrases, 200",
        "GET, /situations, 200",
        "POST, /phrases, 403",
        "PUT, /phrases/0193f2a4-5a3e-7c11-9d4e-2f6a1b3c4d5e, 403",
        "POST, /phrases/0193f2a4-5a3e-7c11-9d4e-2f6a1b3c4d5e/retire, 403",
    })
    void letsLeadsReadAndNothingElse(HttpMethod method, String path, int status) {
        String body = method == HttpMethod.GET ? null : "{}";
        assertThat(office.ask(method, path, Role.LEAD, body).status()).isEqualTo(status);
        assertThat(office.ask(method, path, Role.AGENT, body).status()).isEqualTo(403);
    }
}
