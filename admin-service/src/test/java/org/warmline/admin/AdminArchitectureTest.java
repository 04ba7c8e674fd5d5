package org.warmline.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.warmline.architecture.ArchitectureRules;

class AdminArchitectureTest extends ArchitectureRules {
    AdminArchitectureTest() {
        super(AdminService.class);
    }

    @Test
    void theServicesDoNotKnowEachOther() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.warmline.chat..", "org.warmline.standalone..")
                .because("each can then run, be scaled and be restarted without the other")
                .check(module());
    }

    @Test
    void dataIsReachedThroughCore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "org.apache.lucene..")
                .because("a service that writes its own SQL or searches by itself goes past the rules of the domain")
                .check(module());
    }

    @Test
    void nothingHereIsLive() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.websocket..", "io.netty..")
                .because("a heavy report must never share an event loop with somebody's conversation")
                .check(module());
    }
}
