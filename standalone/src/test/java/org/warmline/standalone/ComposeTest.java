package org.warmline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmline.web.launch.Settings;
import org.yaml.snakeyaml.Yaml;

/** The build has no containers to run, so the compose file is held against the code it configures. */
class ComposeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:-|:\\?)([^}]*)}");

    private Map<String, Object> compose;

    @BeforeEach
    void read() throws IOException {
        compose = new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
    }

    @ParameterizedTest
    @CsvSource({"chat-service, 8080", "admin-service, 8081"})
    void givesEachServiceSettingsItUnderstands(String name, int port) {
        Map<String, Object> service = service(name);
        Map<String, String> environment = environment(service);
        Settings settings = Settings.from(environment);

        assertThat(settings.warnings()).isEmpty();
        assertThat(settings.port()).isEqualTo(port);
        assertThat(settings.demo()).isEmpty();
        assertThat(settings.allowUnsafeDatabase()).isFalse();
        assertThat(settings.database())
                .get()
                .satisfies(
                        database -> assertThat(database.url()).startsWith("jdbc:postgresql://database:5432/warmline?"));
        assertThat(at(service, "healthcheck", "test"))
                .asString()
                .contains("/127.0.0.1/" + port + " ", "/health/readiness");
        assertThat(at(compose, "configs", "routes", "content"))
                .asString()
                .contains("reverse_proxy " + name + ":" + port);
    }

    /** What the front door does not give to the owner's side it gives to the live side, which does not know it. */
    @Test
    void leadsEveryRouteOfTheOwnersSideThere() throws IOException {
        Matcher owner = Pattern.compile("@owner path (.*)")
                .matcher(at(compose, "configs", "routes", "content").toString());
        assertThat(owner.find()).isTrue();
        List<String> led = List.of(owner.group(1).trim().split(" +"));
        assertThat(routesOfTheOwnersSide())
                .hasSizeGreaterThan(3)
                .allSatisfy(route -> assertThat(led)
                        .anyMatch(path -> path.endsWith("/*")
                                ? route.startsWith(path.substring(0, path.length() - 1))
                                : route.equals(path)));
    }

    private static List<String> routesOfTheOwnersSide() throws IOException {
        Pattern controller = Pattern.compile("@Controller\\(\"([^\"]*)\"\\)");
        Pattern method =
                Pattern.compile("@(?:Get|Post|Put|Patch|Delete)(?:\\((?:value = |uri = )?\"([^\"{]*)[^)]*\\))?");
        List<String> routes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("admin-service/src/main/java"))) {
            for (Path file : files.filter(it -> it.toString().endsWith("Controller.java"))
                    .toList()) {
                String text = Files.readString(file);
                Matcher base = controller.matcher(text);
                if (base.find()) {
                    method.matcher(text)
                            .results()
                            .map(found -> base.group(1) + (found.group(1) == null ? "" : found.group(1)))
                            .forEach(routes::add);
                }
            }
        }
        return routes;
    }

    @ParameterizedTest
    @CsvSource({"chat-service", "admin-service"})
    void startsAJarThatTheImageHoldsAndTheBuildMakes(String name) throws IOException {
        String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
        String jar = "warmline-" + name + ".jar";

        assertThat(at(service(name), "command")).isEqualTo(List.of(jar));
        assertThat(dockerfile).contains(name + "/target/" + jar, name + "/target/lib/*.jar");
        assertThat(Files.readString(ROOT.resolve(name).resolve("pom.xml")))
                .contains("<finalName>warmline-" + name + "</finalName>", "<mainClass>org.warmline.");
    }

    @Test
    void hasADatabaseThatKeepsWhatItConfirms() {
        assertThat(at(service("database"), "command"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsSequence("-c", "fsync=on")
                .containsSequence("-c", "synchronous_commit=on")
                .containsSequence("-c", "full_page_writes=on");
        assertThat(at(service("database"), "volumes")).asString().contains("database:/var/lib/postgresql");
        assertThat(environment(service("database")))
                .containsEntry(
                        "POSTGRES_PASSWORD",
                        environment(service("chat-service")).get("WARMLINE_DATABASE_PASSWORD"));
    }

    @Test
    void publishesOnlyTheFrontDoorAndOnlyToThisMachine() {
        Map<String, Object> services = mapAt(compose, "services");

        assertThat(services.keySet())
                .containsExactlyInAnyOrder(
                        "database", "chat-service", "chat-service-2", "redis", "admin-service", "front");
        services.forEach((name, service) -> {
            if (name.equals("front")) {
                assertThat(at(service, "ports")).isEqualTo(List.of("127.0.0.1:8080:8080"));
            } else {
                assertThat(service).asString().doesNotContain("ports=");
            }
        });
    }

    @Test
    void hasASecondChatNodeThatDiffersInNothingButItsProfile() {
        Map<String, Object> second = new HashMap<>(service("chat-service-2"));

        assertThat(second.remove("profiles")).isEqualTo(List.of("cluster"));
        assertThat(second).isEqualTo(service("chat-service"));
        assertThat(at(service("redis"), "profiles")).isEqualTo(List.of("cluster"));
        assertThat(at(compose, "configs", "routes", "content"))
                .asString()
                .contains("reverse_proxy chat-service:8080 chat-service-2:8080 ", "health_uri /health/readiness");
        assertThat(Settings.from(environment(service("chat-service"))).cluster())
                .isTrue();
    }

    private Map<String, Object> service(String name) {
        return mapAt(compose, "services", name);
    }

    /** The environment as compose would pass it on, with a stand-in for what the operator must give. */
    private static Map<String, String> environment(Map<String, Object> service) {
        Map<String, String> environment = new HashMap<>();
        mapAt(service, "environment").forEach((name, value) -> environment.put(name, substituted(value.toString())));
        return environment;
    }

    private static String substituted(String value) {
        return VARIABLE.matcher(value)
                .replaceAll(variable ->
                        Matcher.quoteReplacement(variable.group(2).equals(":-") ? variable.group(3) : "given"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapAt(Object node, String... path) {
        return (Map<String, Object>) at(node, path);
    }

    private static Object at(Object node, String... path) {
        Object current = node;
        for (String key : path) {
            current = Objects.requireNonNull(((Map<?, ?>) current).get(key), key);
        }
        return current;
    }
}
