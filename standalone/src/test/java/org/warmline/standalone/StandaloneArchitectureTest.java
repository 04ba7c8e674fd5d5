package org.warmline.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.warmline.architecture.ArchitectureRules;
import org.warmline.architecture.Exemption;

class StandaloneArchitectureTest extends ArchitectureRules {
    StandaloneArchitectureTest() {
        super(Warmline.class);
    }

    @Override
    protected List<Exemption> mayPrint() {
        return List.of(new Exemption(
                "org.warmline.standalone.Warmline", "tells whoever typed ./warmline run which pages to open"));
    }

    @Test
    void theDatabaseKnowsNothingOfTheDemo() {
        noClasses()
                .that()
                .resideInAPackage("org.warmline.standalone.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.warmline.standalone.demo..",
                        "org.warmline.chat..",
                        "org.warmline.admin..",
                        "io.micronaut..")
                .because("starting PostgreSQL is the same for every business, and must work when nothing else does")
                .check(module());
    }

    @Test
    void onlyTheDatabaseStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.warmline.standalone.database..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .because("whoever starts a process has to see to its end, also after kill -9")
                .check(module());
    }
}
