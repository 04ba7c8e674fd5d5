package org.warmline.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warmline.architecture.ArchitectureRules;
import org.warmline.architecture.Exemption;
import org.warmline.web.launch.Settings;

class WebArchitectureTest extends ArchitectureRules {
    WebArchitectureTest() {
        super(Settings.class);
    }

    @Override
    protected List<Exemption> mayPrint() {
        return List.of(
                new Exemption("org.warmline.web.launch.Service", "tells the terminal that a service is ready"),
                new Exemption(
                        "org.warmline.web.launch.Lifecycle",
                        "tells the terminal why it cannot start, before there is a log"));
    }

    @Override
    protected List<Exemption> mayTouchOtherLogs() {
        return List.of(new Exemption(
                "org.warmline.web.launch.Lifecycle",
                "quiets a recommendation that Lucene gives through Java's own log"));
    }

    @Test
    void theEdgeKnowsNeitherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.warmline.chat..", "org.warmline.admin..", "org.warmline.standalone..")
                .because("both services stand on the shared edge; it must not lean on either")
                .check(module());
    }

    @Test
    void onlyTheLauncherMakesConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.warmline.web.launch..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                        .and(not(equivalentTo(SQLException.class))))
                .because(
                        "data is reached through core; only the start itself asks whether the database is there and durable")
                .check(module());
    }

    @Test
    void theEdgeSpeaksNoSockets() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.websocket..", "org.apache.lucene..")
                .because("what only the live side needs stays there")
                .check(module());
    }
}
