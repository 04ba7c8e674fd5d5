package org.warmline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.problem.ProblemCode;
import org.warmline.storage.TestDatabase;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds the hand-written description against the routes that both services really have. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT implements TestPropertyProvider {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Inject
    Router router;

    @Inject
    @Client("/")
    HttpClient http;

    private Map<?, ?> description = Map.of();

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeAll
    void readWhatIsServed() {
        String text = http.toBlocking().retrieve(HttpRequest.GET("/api/openapi.yml"));
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        description = new Yaml(new SafeConstructor(strict)).load(text);
    }

    @Test
    void describesEveryRouteAndNothingElse() {
        Set<String> routes = router.uriRoutes()
                .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api"))
                // The framework adds HEAD to each GET by itself.
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routes).isNotEmpty();
        assertThat(described()).isEqualTo(routes);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collectReferences(description, references);

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(target(reference)).as(reference).isNotNull());
    }

    @Test
    void namesEveryOperationOnce() {
        List<String> names = operations().stream()
                .map(operation -> String.valueOf(operation.get("operationId")))
                .toList();

        assertThat(names).doesNotContain("null").doesNotHaveDuplicates();
    }

    @Test
    void saysOfEveryOperationWhatItIsForAndHowItIsAnswered() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.get("summary")).as("%s", operation).isNotNull();
            assertThat(((Map<?, ?>) Objects.requireNonNull(operation.get("responses"))).keySet())
                    .as("%s", operation.get("operationId"))
                    .anyMatch(status -> status.toString().startsWith("2"));
        });
    }

    @Test
    void knowsEveryProblemCode() {
        List<String> codes =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::wire).toList();

        assertThat(target("#/components/schemas/Problem/properties/code/enum")).isEqualTo(codes);
    }

    private Set<String> described() {
        Set<String> described = new TreeSet<>();
        paths().forEach((path, item) -> ((Map<?, ?>) item)
                .keySet().stream()
                        .map(Object::toString)
                        .filter(METHODS::contains)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return described;
    }

    private List<Map<?, ?>> operations() {
        List<Map<?, ?>> operations = new ArrayList<>();
        paths().forEach((path, item) -> ((Map<?, ?>) item).forEach((method, operation) -> {
            if (METHODS.contains(method.toString())) {
                operations.add((Map<?, ?>) operation);
            }
        }));
        return operations;
    }

    private Map<?, ?> paths() {
        return (Map<?, ?>) Objects.requireNonNull(description.get("paths"));
    }

    private static void collectReferences(@Nullable Object node, List<String> found) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("$ref")) {
                    found.add(value.toString());
                }
                collectReferences(value, found);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(element -> collectReferences(element, found));
        }
    }

    private @Nullable Object target(String reference) {
        Object node = description;
        for (String part : reference.substring("#/".length()).split("/", -1)) {
            node = node instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return node;
    }
}
