package org.warmline.admin.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.http.HttpMethod;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmline.admin.phrasebank.PhraseOffice.Answer;
import org.warmline.phrasebank.PhraseBank;
import org.warmline.phrasebank.ShippedBank;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Role;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhraseFileControllerIT implements TestPropertyProvider {
    private static final String MACROS = """
            {"macros":[
              {"title":"Parcel late","active":true,"actions":[{"field":"status","value":"open"},
                {"field":"comment_value_html","value":"<p>Hi {{ticket.requester.first_name}},</p><p>your order has not arrived? I am asking the courier.</p>"}]},
              {"title":"Old one","active":false,"actions":[{"field":"comment_value","value":"x"}]},
              {"title":"With channel","active":true,"actions":[{"field":"comment_value","value":["channel:all","The plain words of it."]}]},
              {"title":"Number","active":true,"actions":[{"field":"comment_value","value":"Case {{ticket.id}}"}]},
              {"title":"Tags only","active":true,"actions":[{"field":"current_tags","value":"x"}]}],
             "next_page":null,"count":5}""";

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

    @BeforeEach
    void onlyWhatIsShipped() {
        ShippedBank.restore(bank, sql);
    }

    @Test
    void takesBackWhatItGaveOut() {
        for (String format : new String[] {"csv", "json"}) {
            String file = exported("?locale=en&format=" + format);
            assertThat(file.length()).isGreaterThan(100_000);
            String before = rows();

            Answer dry = send(file, "?apply=true");

            assertThat(dry.body())
                    .startsWith("{\"applied\":true,\"added\":0,\"changed\":0,\"skipped\":")
                    .doesNotContain("\"result\":\"added\"")
                    .contains("word for word");
            assertThat(rows()).isEqualTo(before);
        }
    }

    @Test
    void bringsAnOwnSituationToAnotherInstallation() {
        office.added("""
                {"locale":"en","newSituation":{"key":"lost-umbrella","title":"Umbrella","audience":["customer"],"about":["my umbrella"]},
                 "moment":"act","feelings":["worry"],"formality":"neutral","directness":"plain","text":"=I am looking, \\"now\\".",
                 "answers":["where is my umbrella"]}""");
        String file = exported("?situation=lost-umbrella&format=json");
        sql.update("delete from phrase where situation = 'lost-umbrella'");
        sql.update("delete from situation where key = 'lost-umbrella'");

        assertThat(send(file, "?apply=true").body()).contains("\"added\":1,\"changed\":0,\"skipped\":0,\"toReview\":0");
        assertThat(exported("?situation=lost-umbrella&format=csv"))
                .contains("\"'=I am looking, \"\"now\"\".\"", "\"imported\"");
    }

    @Test
    void rewordsByTheKeyAndKeepsWhatSaysSomethingElseOut() {
        String file = exported("?q=late-delivery-act-1&locale=en&format=csv");

        assertThat(send(
                                file.replace("\"late-delivery\",\"act\",\"", "\"late-delivery\",\"act\",\"Well. "),
                                "?apply=true")
                        .body())
                .contains("\"added\":0,\"changed\":1,\"skipped\":0");
        assertThat(send(file.replaceFirst("\"act\",\"[^\"]+\"", "\"act\",\"The till is closed on Mondays.\""), "")
                        .body())
                .contains("\"changed\":0,\"skipped\":1", "Give it a key of its own.");
    }

    @Test
    void bringsNothingBackThatWasRetired() {
        String file = exported("?q=late-delivery-act-1&locale=en&format=csv");
        sql.update(
                "update phrase set retired_at = now(), edited = true where key = 'late-delivery-act-1' and locale = 'en'");

        assertThat(send(file.replace("\"act\",\"", "\"act\",\"Well. "), "?apply=true")
                        .body())
                .contains("\"changed\":0,\"skipped\":1", "Bring it back first.");
    }

    @Test
    void readsZendesksMacrosAndSaysLineByLineWhatItLeavesOut() {
        Answer dry = send(MACROS, "?locale=en");
        assertThat(dry.body())
                .startsWith("{\"applied\":false,\"added\":2,\"changed\":0,\"skipped\":3,\"toReview\":2,")
                .contains("{\"line\":1,\"result\":\"added\",\"text\":\"Hi {customer}, your order has not arrived?")
                .contains(
                        "\"line\":2,\"result\":\"skipped\",\"text\":\"Old one\",\"reason\":\"It is switched off there.\"")
                .contains("\"line\":3,\"result\":\"added\",\"text\":\"The plain words of it.\"")
                .contains("It needs {{ticket.id}}, for which there is no value here.")
                .contains("It says nothing to the customer.");
        assertThat(waiting()).isEmpty();

        assertThat(send(MACROS, "?locale=en&apply=true").body()).startsWith("{\"applied\":true,\"added\":2");

        assertThat(waiting()).contains("\"key\":\"imported-parcel-late\"", "\"state\":\"to-review\"");
        assertThat(send(MACROS, "?locale=en").body()).startsWith("{\"applied\":false,\"added\":0");
    }

    @Test
    void guessesWhatAnImportIsForAndOffersItOnceReviewed() {
        send(
                "short_code,content\nlate,\"Your order still has not arrived? I am sorry, I will ask the courier.\"\n",
                "?apply=true");

        Answer item = office.ask(HttpMethod.GET, "/phrases?state=to-review", Role.OWNER, null);
        assertThat(item.body())
                .contains("\"situation\":\"late-delivery\"", "\"answers\":[\"")
                .doesNotContain("\"moment\":null");
        String id = item.found("\"id\":\"([^\"]+)\"");

        Answer reviewed = office.ask(HttpMethod.PUT, "/phrases/" + id, Role.OWNER, """
                {"version":1,"situation":"late-delivery","moment":"own","feelings":["worry"],"formality":"neutral",
                 "directness":"plain","text":"I am asking the courier now.","answers":["where is it"]}""");

        assertThat(reviewed.body()).contains("\"id\":\"" + id, "\"state\":\"in-use\"", "\"source\":\"imported\"");
    }

    @Test
    void readsChatwootsListAndItsTableAlike() {
        String json = """
                [{"id":1,"account_id":1,"short_code":"hello","content":"Good morning {{contact.first_name}}, I am here."},
                 {"short_code":"hello","content":"Another greeting under the same name."},{"short_code":"none"},7]""";

        assertThat(send(json, "?locale=de&apply=true").body())
                .startsWith("{\"applied\":true,\"added\":2,\"changed\":0,\"skipped\":2,\"toReview\":2")
                .contains("It has no content.", "It is no object with fields.");
        assertThat(waiting()).contains("imported-hello\"", "imported-hello-2\"", "\"locale\":\"de\"");
        assertThat(send("\uFEFFshort_code;content\nhello;\"Good morning {{contact.name}}, I am here.\"\n", "?locale=de")
                        .body())
                .contains("\"added\":0", "The same words are in the bank already.");
    }

    static Stream<Arguments> hostileFiles() {
        String deep = "[".repeat(100_000);
        String many = "short_code,content\n" + "a,b\n".repeat(100_000);
        return Stream.of(
                Arguments.of(bytes("\n\n"), "must hold at least one phrase"),
                Arguments.of(bytes("just words"), "must have the columns key and text"),
                Arguments.of(bytes("key,text\n\"open"), "quotation mark that opens in line 2"),
                Arguments.of(bytes(many), "at most 5000 phrases"),
                Arguments.of(bytes(deep), "nested deeper than 32"),
                Arguments.of(bytes("[{\"short_code\":"), "cannot be read from line 1 on"),
                Arguments.of(bytes("{\"phrases\":[]}"), "must be our own export"),
                Arguments.of("short_code,content\na,Grüße".getBytes(StandardCharsets.ISO_8859_1), "UTF-8"),
                Arguments.of("short_code,content\na,b".getBytes(StandardCharsets.UTF_16), "UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    void refusesAHostileFileInOneSentenceAndImportsNothingOfIt(byte[] file, String sentence) {
        String before = rows();

        Answer refusal =
                office.ask(HttpMethod.POST, "/phrases/import?apply=true", Role.OWNER, file, "application/octet-stream");

        assertThat(refusal.status()).as(refusal.body()).isEqualTo(422);
        assertThat(refusal.body()).contains("{\"field\":\"file\"").contains(sentence);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void leavesOutWhatCannotBeStoredAndTakesTheRest() {
        String file =
                "[{\"short_code\":\"a\",\"content\":\"half \\ud800 a pair\"},{\"short_code\":\"b\",\"content\":\"nul \\u0000\"},"
                        + "{\"short_code\":\"c\",\"content\":\"whole and fine\"}]";

        assertThat(send(file, "?apply=true").body())
                .contains("\"added\":1,\"changed\":0,\"skipped\":2", "It holds characters that cannot be stored.");
        assertThat(send("short_code,content\na,nul \0 here\n", "").body()).contains("\"added\":0");
    }

    @Test
    void refusesMoreThanAMebibyte() {
        String file = "short_code,content\n"
                + IntStream.range(0, 4_000)
                        .mapToObj(i -> i + "," + "x".repeat(300))
                        .collect(Collectors.joining("\n"));

        assertThat(send(file, "").status()).isEqualTo(413);
    }

    @Test
    void isForTheOwnerAlone() {
        assertThat(office.ask(HttpMethod.GET, "/phrases/export", Role.LEAD, null)
                        .status())
                .isEqualTo(403);
        assertThat(office.ask(HttpMethod.POST, "/phrases/import", Role.LEAD, "[]")
                        .status())
                .isEqualTo(403);
        assertThat(office.ask(HttpMethod.POST, "/phrases/rebuild", Role.LEAD, "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void buildsTheIndexAnewAndSaysHowFarThatIs() {
        Answer started = office.ask(HttpMethod.POST, "/phrases/rebuild", Role.OWNER, "{}");

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.body()).contains("\"startedAt\":\"");
        await().untilAsserted(() -> assertThat(office.ask(HttpMethod.GET, "/phrases/rebuild", Role.LEAD, null)
                        .body())
                .contains("\"state\":\"done\""));
    }

    private String exported(String query) {
        Answer answer = office.ask(HttpMethod.GET, "/phrases/export" + query, Role.OWNER, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getOrDefault("content-disposition", List.of()))
                .singleElement()
                .asString()
                .contains("phrases.");
        return answer.body();
    }

    private Answer send(String file, String query) {
        return office.ask(
                HttpMethod.POST, "/phrases/import" + query, Role.OWNER, bytes(file), "application/octet-stream");
    }

    private String waiting() {
        String body = office.ask(HttpMethod.GET, "/phrases?state=to-review", Role.OWNER, null)
                .body();
        return body.startsWith("{\"items\":[]") ? "" : body;
    }

    private String rows() {
        return sql.first(
                        "select md5(string_agg(phrase::text, '' order by id)) as rows from phrase",
                        row -> row.text("rows"))
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
