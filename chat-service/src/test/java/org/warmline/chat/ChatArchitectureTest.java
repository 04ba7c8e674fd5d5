package org.warmline.chat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import org.junit.jupiter.api.Test;
import org.warmline.architecture.ArchitectureRules;

class ChatArchitectureTest extends ArchitectureRules {
    ChatArchitectureTest() {
        super(ChatService.class);
    }

    @Test
    void theServicesDoNotKnowEachOther() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.warmline.admin..", "org.warmline.standalone..")
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
    void framesKnowNothingOfWhatHandlesThem() {
        noClasses()
                .that()
                .resideInAPackage("org.warmline.chat.protocol..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.warmline.chat..")
                        .and(DescribedPredicate.not(resideInAPackage("org.warmline.chat.protocol.."))))
                .because("the wire is read and written the same whoever stands behind it")
                .check(module());
    }

    @Test
    void onlyConnectionsTouchSockets() {
        classes()
                .that(DescribedPredicate.describe(
                        "touch sockets",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> resideInAnyPackage("io.netty..", "io.micronaut.websocket..")
                                        .test(dependency.getTargetClass()))))
                .should()
                .resideInAPackage("org.warmline.chat.connection..")
                .because("order, bounds and closing are decided in one place, the connection's mailbox")
                .check(module());
    }

    @Test
    void theAssistantOnlyThinks() {
        noClasses()
                .that()
                .resideInAPackage("org.warmline.chat.assistant..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.warmline.chat.connection..",
                        "org.warmline.conversation..",
                        "org.warmline.storage..",
                        "io.micronaut.http..",
                        "java.net..")
                .because(
                        "what the assistant says is a pure answer to what it heard, so it can be tested as a table; others"
                                + " store and send it")
                .check(module());
    }
}
