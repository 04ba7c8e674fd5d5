package org.warmline.standalone.access;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What everybody gets for every route and every frame. A route or frame without a row fails the test that reads this, so whoever
 * adds one decides here who may use it.
 */
final class AccessTable {
    /** Columns as in {@link Who}; {@code ok}, or the status of the refusal; then the body to send. */
    static final Map<String, Row> ROUTES = parse("""
            POST /api/widget/v1/session                 | ok  ok  ok  ok  ok  ok  ok  | {"inboxKey":"shop"}
            POST /api/v1/login                          | ok  ok  ok  ok  ok  ok  ok  | {"email":"owner@example.test","password":"a long password"}
            POST /api/v1/logout                         | 401 403 403 ok  ok  ok  ok  |
            GET /api/v1/setup                           | ok  ok  ok  ok  ok  ok  ok  |
            POST /api/v1/setup                          | 401 401 401 401 401 401 401 | {"token":"x","business":"x","name":"x","email":"x@y","password":"a long password"}
            GET /api/openapi.yml                        | ok  ok  ok  ok  ok  ok  ok  |
            GET /api/v1/me                              | 401 403 403 ok  ok  ok  ok  |
            PUT /api/v1/me/availability                 | 401 403 403 ok  ok  ok  ok  | {"availability":"away"}
            GET /api/v1/staff                           | 401 403 403 ok  ok  ok  ok  |
            GET /api/v1/conversations                   | 401 403 403 ok  ok  ok  ok  |
            GET /api/v1/conversations/{id}              | 401 403 403 ok  404 ok  ok  |
            GET /api/v1/conversations/{id}/messages     | 401 ok  404 ok  404 ok  ok  |
            POST /api/v1/conversations/{id}/assign      | 401 403 403 ok  404 ok  ok  | {"assignee":null}
            POST /api/v1/conversations/{id}/escalate    | 401 403 403 ok  404 ok  ok  | {"reason":"Needs somebody else"}
            POST /api/v1/conversations/{id}/reopen      | 401 403 403 ok  404 ok  ok  | {}
            POST /api/v1/conversations/{id}/resolve     | 401 403 403 ok  404 ok  ok  | {}
            POST /api/v1/conversations/{id}/satisfaction | 401 ok 404 403 403 403 403 | {"score":5}
            PUT /api/v1/conversations/{id}/messages/{seq}/feeling | 401 403 403 ok 404 ok ok | {"feeling":"joy"}
            GET /api/v1/corrections                     | 401 403 403 403 403 403 ok  |
            POST /api/v1/suggestions                    | 401 403 403 ok  404 ok  ok  | {"conversation":"{id}"}
            POST /api/v1/suggestions/{id}/outcome       | 401 403 403 404 404 404 404 | {"outcome":"accepted"}
            POST /api/v1/draft-check                    | 401 403 403 ok  404 ok  ok  | {"conversation":"{id}","draft":"Hello"}
            POST /api/v1/emotion                        | 401 403 403 ok  ok  ok  ok  | {"text":"Hello"}
            GET /api/v1/reports/satisfaction            | 401 403 403 403 403 ok  ok  |
            GET /api/v1/phrases                         | 401 403 403 403 403 ok  ok  |
            POST /api/v1/phrases                        | 401 403 403 403 403 403 ok  | {"locale":"en","situation":"late-delivery","moment":"act","feelings":["worry"],"formality":"neutral","directness":"plain","text":"I am on it.","answers":["where is it"]}
            GET /api/v1/phrases/{id}                    | 401 403 403 403 403 404 404 |
            PUT /api/v1/phrases/{id}                    | 401 403 403 403 403 403 404 | {"version":1,"situation":"late-delivery","moment":"act","feelings":["worry"],"formality":"neutral","directness":"plain","text":"I am on it.","answers":["where is it"]}
            POST /api/v1/phrases/{id}/retire            | 401 403 403 403 403 403 404 | {"version":1}
            POST /api/v1/phrases/{id}/restore           | 401 403 403 403 403 403 404 | {"version":1}
            POST /api/v1/phrases/{id}/check             | 401 403 403 403 403 403 404 | {"text":"I am on it."}
            POST /api/v1/phrases/import                 | 401 403 403 403 403 403 ok  | [{"short_code":"a","content":"I am on it, really."}]
            GET /api/v1/phrases/export                  | 401 403 403 403 403 403 ok  |
            GET /api/v1/phrases/rebuild                 | 401 403 403 403 403 ok  ok  |
            POST /api/v1/phrases/rebuild                | 401 403 403 403 403 403 ok  | {}
            GET /api/v1/situations                      | 401 403 403 403 403 ok  ok  |
            """);

    /** Static pages and scripts: the same for everybody, with nothing of anybody in them. */
    static final List<String> PAGES = List.of("/", "/console", "/widget", "/demo", "/help");

    /** Without {@code @Allows}: the framework's own, guarded by themselves. */
    static final List<String> MANAGEMENT = List.of("/health", "/prometheus");

    /** Frames; columns as in {@link Who}; {@code ok}, the code of the refusal, or the close code; then the frame's fields. */
    static final Map<String, Row> FRAMES = parse("""
            Hello     | 4101 ok          not_found   ok not_found ok ok | {"resume":[{"conversation":"{id}","seq":0}]}
            Send      | 4100 ok          not_found   ok not_found ok ok | {"conversation":"{id}","body":"Hello"}
            Send note | 4100 not_allowed not_allowed ok not_found ok ok | {"conversation":"{id}","body":"Hello","kind":"note"}
            Follow    | 4100 not_allowed not_allowed ok not_found ok ok | {"conversation":"{id}","seq":0}
            Unfollow  | 4100 not_allowed not_allowed ok ok        ok ok | {"conversation":"{id}"}
            Read      | 4100 ok          not_found   ok not_found ok ok | {"conversation":"{id}","seq":1}
            Typing    | 4100 ok          not_found   ok not_found ok ok | {"conversation":"{id}","on":true}
            Watch     | 4100 not_allowed not_allowed ok ok        ok ok | {"on":true}
            Ping      | 4100 ok          ok          ok ok        ok ok | {"ref":"p"}
            """);

    private AccessTable() {}

    private static Map<String, Row> parse(String table) {
        Map<String, Row> rows = new LinkedHashMap<>();
        table.lines().forEach(line -> {
            String[] parts = line.split("\\|", -1);
            String[] cells = parts[1].strip().split(" +", -1);
            Map<Who, String> expected = new EnumMap<>(Who.class);
            Stream.of(Who.values()).forEach(who -> expected.put(who, cells[who.ordinal()]));
            rows.put(parts[0].strip(), new Row(expected, parts[2].strip()));
        });
        return rows;
    }

    /** What everybody gets, and what to send. */
    record Row(Map<Who, String> expected, String body) {}
}
