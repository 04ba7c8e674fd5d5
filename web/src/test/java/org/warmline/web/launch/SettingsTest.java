package org.warmline.web.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void hasDefaultsThatRunOnThisMachineOnly() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.database()).isEmpty();
        assertThat(settings.redisUri()).isEmpty();
        assertThat(settings.owner()).isEmpty();
        assertThat(settings.demo()).isEmpty();
        assertThat(settings.rateLimits()).isTrue();
        assertThat(settings.model()).isTrue();
        assertThat(settings.metricsToken()).isEmpty();
        assertThat(settings.allowUnsafeDatabase()).isFalse();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void readsEverySetting() {
        Settings settings = Settings.from(Map.ofEntries(
                Map.entry("WARMLINE_HOST", "0.0.0.0"),
                Map.entry("WARMLINE_PORT", "9090"),
                Map.entry("WARMLINE_PUBLIC_URL", "https://chat.example.org/"),
                Map.entry("WARMLINE_DATA_DIR", "/var/lib/warmline"),
                Map.entry("WARMLINE_DATABASE_URL", "postgres://db/warmline"),
                Map.entry("WARMLINE_DATABASE_USER", "someone"),
                Map.entry("WARMLINE_DATABASE_PASSWORD", "secret-1"),
                Map.entry("WARMLINE_REDIS_URI", "redis://:secret-2@cache"),
                Map.entry("WARMLINE_OWNER_EMAIL", "owner@example.org"),
                Map.entry("WARMLINE_OWNER_PASSWORD", "secret-3"),
                Map.entry("WARMLINE_DEMO", "false"),
                Map.entry("WARMLINE_RATE_LIMITS", "off"),
                Map.entry("WARMLINE_MODEL", "off"),
                Map.entry("WARMLINE_METRICS_TOKEN", "secret-4"),
                Map.entry("WARMLINE_ALLOW_UNSAFE_DATABASE", "true"),
                Map.entry("WARMLINE_HEAP", "512m"),
                Map.entry("WARMLINE_JAVA_HOME", "/opt/java"),
                Map.entry("PATH", "/usr/bin")));

        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.publicUrl()).isEqualTo(URI.create("https://chat.example.org"));
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("/var/lib/warmline"));
        assertThat(settings.database()).get().extracting(DatabaseLocation::user).isEqualTo("someone");
        assertThat(settings.redisUri()).contains(new Secret("redis://:secret-2@cache"));
        assertThat(settings.owner()).contains(new Owner("owner@example.org", new Secret("secret-3")));
        assertThat(settings.demo()).contains(false);
        assertThat(settings.rateLimits()).isFalse();
        assertThat(settings.model()).isFalse();
        assertThat(settings.metricsToken()).contains(new Secret("secret-4"));
        assertThat(settings.allowUnsafeDatabase()).isTrue();
        assertThat(settings.warnings()).isEmpty();
        assertThat(settings.toString()).doesNotContain("secret-");
    }

    @Test
    void takesBlankForAbsent() {
        assertThat(Settings.from(Map.of("WARMLINE_PORT", " ", "WARMLINE_DATABASE_URL", "")))
                .isEqualTo(Settings.from(Map.of()));
    }

    @Test
    void saysAllMistakesAtOnce() {
        assertThatThrownBy(() -> Settings.from(Map.of(
                        "WARMLINE_PORT", "70000",
                        "WARMLINE_DEMO", "yes",
                        "WARMLINE_PUBLIC_URL", "chat.example.org",
                        "WARMLINE_RATE_LIMITS", "false",
                        "WARMLINE_DATABASE_URL", "mysql://root:secret@db/warmline",
                        "WARMLINE_OWNER_EMAIL", "owner")))
                .isInstanceOf(StartFailure.class)
                .message()
                .hasLineCount(7)
                .contains(
                        "WARMLINE_PORT must be a port number from 1 to 65535, but is \"70000\".",
                        "WARMLINE_DEMO must be true or false, but is \"yes\".",
                        "WARMLINE_PUBLIC_URL must be an address",
                        "WARMLINE_RATE_LIMITS must be on or off",
                        "WARMLINE_DATABASE_URL must begin with postgres:// or jdbc:postgresql://.",
                        "WARMLINE_OWNER_EMAIL and WARMLINE_OWNER_PASSWORD belong together",
                        "WARMLINE_OWNER_EMAIL must be an e-mail address")
                .doesNotContain("secret");
    }

    @Test
    void warnsAboutNamesItDoesNotKnow() {
        assertThat(Settings.from(Map.of("WARMLINE_PROT", "1", "WARMLINE_COLOUR_OF_THE_SKY", "blue"))
                        .warnings())
                .containsExactly(
                        "WARMLINE_COLOUR_OF_THE_SKY is not a setting of Warmline and changes nothing.",
                        "WARMLINE_PROT is not a setting of Warmline and changes nothing. Did you mean WARMLINE_PORT?");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0,", "192.0.2.7,", "127.0.0.1,https://chat.example.org"})
    void refusesTheDemoWhereOthersReachIt(String host, String publicUrl) {
        Map<String, String> environment = new HashMap<>(Map.of("WARMLINE_DEMO", "true", "WARMLINE_HOST", host));
        if (publicUrl != null) {
            environment.put("WARMLINE_PUBLIC_URL", publicUrl);
        }

        assertThatThrownBy(() -> Settings.from(environment))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("WARMLINE_DEMO_FORCE=true");

        environment.put("WARMLINE_DEMO_FORCE", "true");
        assertThat(Settings.from(environment).demo()).contains(true);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "localhost", "::1", "127.0.0.9"})
    void allowsTheDemoOnThisMachine(String host) {
        assertThat(Settings.from(Map.of("WARMLINE_DEMO", "true", "WARMLINE_HOST", host))
                        .demo())
                .contains(true);
    }

    @Test
    void suggestsTheDemoOnlyWhereNothingSpeaksAgainstIt() {
        assertThat(Settings.from(Map.of()).demoSuits()).isTrue();
        assertThat(Settings.from(Map.of("WARMLINE_HOST", "0.0.0.0")).demoSuits())
                .isFalse();
        assertThat(Settings.from(Map.of("WARMLINE_PUBLIC_URL", "https://chat.example.org"))
                        .demoSuits())
                .isFalse();
        assertThat(Settings.from(Map.of("WARMLINE_DATABASE_URL", "postgres://db/warmline"))
                        .demoSuits())
                .isFalse();
        assertThat(Settings.from(Map.of("WARMLINE_OWNER_EMAIL", "o@example.org", "WARMLINE_OWNER_PASSWORD", "p"))
                        .demoSuits())
                .isFalse();
    }

    @Test
    void readsTheLimitsThatAreGiven() {
        Settings settings =
                Settings.from(Map.of("WARMLINE_LIMITS_STAFF_SENDS", "500", "WARMLINE_LIMITS_PING_EVERY", "2m"));

        assertThat(settings.limits())
                .containsOnly(
                        Map.entry("warmline.limits.staff-sends", "500"), Map.entry("warmline.limits.ping-every", "2m"));
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatThrownBy(() ->
                        Settings.from(Map.of("WARMLINE_LIMITS_STAFF_SENDS", "0", "WARMLINE_LIMITS_PING_EVERY", "soon")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("WARMLINE_LIMITS_STAFF_SENDS must be a whole number")
                .hasMessageContaining("WARMLINE_LIMITS_PING_EVERY must be a length of time");
    }
}
