package org.warmline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmline.architecture.ArchitectureRules;
import org.warmline.architecture.Exemption;
import org.warmline.storage.Sql;

class CoreArchitectureTest extends ArchitectureRules {
    @Override
    protected List<Exemption> mayPrint() {
        return List.of(new Exemption("org.warmline.phrasebank.ShipVectors", "a step of the build, which has no log"));
    }

    private static final Set<String> EVERYTHING = Set.of("*");

    /** Which features a feature may know, from the bottom of the house to its roof. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("storage", Set.of()),
            Map.entry("background", Set.of()),
            Map.entry("problem", Set.of()),
            Map.entry("limit", Set.of()),
            Map.entry("statistics", Set.of()),
            Map.entry("workspace", Set.of("storage", "problem", "limit")),
            Map.entry("contact", Set.of("workspace", "storage", "problem", "limit")),
            Map.entry("access", Set.of("contact", "workspace", "problem")),
            Map.entry(
                    "conversation",
                    Set.of("access", "background", "contact", "workspace", "storage", "problem", "limit")),
            Map.entry("signal", Set.of("conversation", "access", "contact", "workspace", "storage")),
            Map.entry("satisfaction", Set.of("conversation", "workspace", "storage", "problem")),
            Map.entry("embedding", Set.of("background", "limit")),
            Map.entry("emotion", Set.of("embedding")),
            Map.entry("escalation", Set.of("emotion")),
            Map.entry("draft", Set.of("emotion")),
            Map.entry("phrasebank", Set.of("emotion", "embedding", "workspace", "storage", "statistics", "problem")),
            Map.entry("knowledge", Set.of("emotion", "workspace", "storage")),
            Map.entry("routing", Set.of("conversation", "workspace", "storage")),
            Map.entry(
                    "desk",
                    Set.of(
                            "routing",
                            "satisfaction",
                            "escalation",
                            "emotion",
                            "conversation",
                            "access",
                            "contact",
                            "workspace",
                            "storage",
                            "problem")),
            Map.entry("report", EVERYTHING));

    CoreArchitectureTest() {
        super(Sql.class);
    }

    @Override
    protected List<Exemption> mayUseOldDates() {
        return List.of(new Exemption(
                "org.warmline.contact.Identity", "Nimbus hands out the times of a token's claims as java.util.Date"));
    }

    static Stream<String> features() {
        return MAY_KNOW.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("features")
    void knowsOnlyWhatStandsBelow(String feature) {
        Set<String> below = MAY_KNOW.getOrDefault(feature, Set.of());
        if (below.equals(EVERYTHING)) {
            return;
        }
        String[] allowed = Stream.concat(below.stream(), Stream.of(feature))
                .map(name -> "org.warmline." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("org.warmline." + feature + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.warmline..").and(not(resideInAnyPackage(allowed))))
                .because(feature + " stands on " + (below.isEmpty() ? "nothing" : new TreeSet<>(below))
                        + ": what lies below can be read, tested and changed without knowing what lies above")
                .check(module());
    }

    @Test
    void everyFeatureHasItsPlaceInTheHouse() {
        Set<String> found = module().stream()
                .map(type -> type.getPackageName()
                        .replaceFirst("org\\.warmline\\.?", "")
                        .replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found)
                .as("a new feature needs a row in MAY_KNOW, so that its place is a decision")
                .isEqualTo(new TreeSet<>(MAY_KNOW.keySet()));
    }

    @Test
    void onlyStorageSpeaksJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.warmline.storage..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                        .and(not(equivalentTo(SQLException.class))))
                .because("statements, connections and transactions are opened and closed in one place, Sql; a feature's"
                        + " row reader may throw SQLException, and the log asks one for its state")
                .check(module());
    }

    @Test
    void onlyLuceneClassesKnowLucene() {
        noClasses()
                .that(not(DescribedPredicate.describe(
                        "Lucene classes", type -> type.getName().matches(".*\\.Lucene\\w+(\\$.*)?"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .because("an index is rebuildable and replaceable; PostgreSQL holds the truth")
                .check(module());
    }

    @Test
    void onlyTheEmbeddingKnowsTheRuntimeOfTheModel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.warmline.embedding..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .because("the model is another tomorrow, and everything must work without one")
                .check(module());
    }

    @Test
    void coreKnowsNoHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.micronaut.http..",
                        "io.micronaut.web..",
                        "io.micronaut.websocket..",
                        "io.netty..",
                        "java.net.http..")
                .because("the domain must not care whether it is asked over HTTP, a socket or in a test")
                .check(module());
    }

    @Test
    void textIsReadWithoutStoringOrSendingIt() {
        noClasses()
                .that()
                .resideInAnyPackage("org.warmline.emotion..", "org.warmline.escalation..", "org.warmline.draft..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.net.http..", "java.sql..", "org.slf4j..")
                .because(
                        "what a customer feels and an agent drafts is read in this process: it is not sent away, stored or logged on the way")
                .check(module());
    }

    @Test
    void identitiesAreVerifiedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.warmline.contact..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds..")
                .because("a second reader of tokens would be a second chance to get one wrong")
                .check(module());
    }
}
