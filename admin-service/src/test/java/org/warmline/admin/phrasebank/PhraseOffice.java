package org.warmline.admin.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffSessions;

/** Somebody of each role, who asks for things over real HTTP. */
@Singleton
class PhraseOffice {
    private final EmbeddedServer server;
    private final StaffDirectory directory;
    private final StaffSessions sessions;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    PhraseOffice(EmbeddedServer server, StaffDirectory directory, StaffSessions sessions) {
        this.server = server;
        this.directory = directory;
        this.sessions = sessions;
    }

    /** What came back. */
    record Answer(int status, String body, Map<String, java.util.List<String>> headers) {
        String found(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(body);
            assertThat(matcher.find()).as(body).isTrue();
            return matcher.group(1);
        }
    }

    Answer ask(HttpMethod method, String path, Role role, @Nullable String body) {
        return ask(
                method,
                path,
                role,
                body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8),
                body == null ? null : "application/json");
    }

    Answer ask(HttpMethod method, String path, Role role, byte[] body, @Nullable String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURI() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token(role))
                .method(method.name(), HttpRequest.BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of a phrase that the owner adds. */
    String added(String body) {
        Answer answer = ask(HttpMethod.POST, "/phrases", Role.OWNER, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.found("\"id\":\"([^\"]+)\"");
    }

    private synchronized String token(Role role) {
        return tokens.computeIfAbsent(
                role,
                wanted -> sessions.openFor(directory
                                .add(wanted.wire() + "@example.test", wanted.wire(), wanted, "a long password", true)
                                .id())
                        .token()
                        .secret());
    }
}
