package org.warmline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.knowledge.Article;
import org.warmline.knowledge.Knowledge;
import org.warmline.storage.TestDatabase;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoPagesIT implements TestPropertyProvider {
    @Inject
    @Client("/")
    HttpClient http;

    @Inject
    Knowledge knowledge;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestDatabase.fresh();
        properties.put("warmline.demo", "true");
        return properties;
    }

    @ParameterizedTest
    @CsvSource({
        "/demo, text/html; charset=utf-8",
        "/demo/help, text/html; charset=utf-8",
        "/demo/assets/shop.css, text/css; charset=utf-8",
        "/demo/assets/shop.js, text/javascript; charset=utf-8",
        "/demo/assets/favicon.svg, image/svg+xml",
    })
    void servesItsPagesWithAStrictPolicy(String path, String type) {
        HttpResponse<String> answer = http.toBlocking().exchange(path, String.class);

        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(type);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-src 'self'")
                .doesNotContain("unsafe", "*", "data:", "http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo/assets/absent.css",
                "/demo/assets/..%2Findex.html",
                "/demo/assets/..%2Fwords.yaml",
                "/demo/assets/.css",
                "/demo/assets/shop.css%00.svg",
                "/demo/words.yaml",
            })
    void servesNothingElse(String path) {
        HttpClientResponseException refusal = catchThrowableOfType(
                HttpClientResponseException.class, () -> http.toBlocking().exchange(path, String.class));

        assertThat(refusal.getStatus().getCode()).isEqualTo(404);
    }

    @Test
    void helpHasAPlaceForEverySourceTheAssistantGivesCustomers() {
        String help = http.toBlocking().retrieve("/demo/help");

        assertThat(knowledge.all("en")).hasSizeGreaterThan(30).allSatisfy(article -> {
            assertThat(article.url()).isEqualTo("/demo/help#" + article.slug());
            if (article.audience().contains("customer")) {
                assertThat(help).contains("<section id=\"" + article.slug() + "\"");
            }
        });
    }

    @Test
    void helpIsForCustomers() {
        Article forSuppliers = knowledge.all("en").stream()
                .filter(article -> !article.audience().contains("customer"))
                .findAny()
                .orElseThrow();

        assertThat(http.toBlocking().retrieve("/demo/help")).doesNotContain("id=\"" + forSuppliers.slug() + "\"");
    }
}
