package org.warmline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What holds in every module. A module's own test extends this and adds what holds there only. One object runs all tests of a
 * class, because reading the classes is what takes the time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {
    /** Classes the compiler's plugins add; nobody wrote them and nobody reads them. */
    private static final DescribedPredicate<JavaClass> WRITTEN_BY_US =
            DescribedPredicate.describe("written by us", type -> !type.getName().contains(".$"));

    private final JavaClasses module;

    /** @param anyOfTheModule a class of its main tree; everything that was compiled with it is looked at */
    protected ArchitectureRules(Class<?> anyOfTheModule) {
        this.module = new ClassFileImporter()
                .importUrl(anyOfTheModule.getProtectionDomain().getCodeSource().getLocation())
                .that(WRITTEN_BY_US);
    }

    /** The classes of this module's main tree. */
    protected final JavaClasses module() {
        return module;
    }

    /** Classes that talk to the terminal. */
    protected List<Exemption> mayPrint() {
        return List.of();
    }

    /** Classes that need {@code java.util.Date}. */
    protected List<Exemption> mayUseOldDates() {
        return List.of();
    }

    /** Classes that touch another log than SLF4J's. */
    protected List<Exemption> mayTouchOtherLogs() {
        return List.of();
    }

    /** Matches the classes and what is nested in them; refuses an exemption that exempts nothing. */
    protected final DescribedPredicate<JavaClass> exempted(List<Exemption> exemptions) {
        Set<String> names = exemptions.stream().map(Exemption::className).collect(Collectors.toSet());
        assertThat(names).as("exemptions that exempt nothing").allMatch(module::contain);
        String description = exemptions.stream()
                .map(exemption -> exemption.className() + " (" + exemption.because() + ")")
                .collect(Collectors.joining(", "));
        return DescribedPredicate.describe("exempted: " + description, type -> names.contains(outermost(type)));
    }

    @Test
    void everyPackageExplainsItselfAndIsNullMarked() {
        classes()
                .should(liveInANullMarkedPackage())
                .because(
                        "a package's first page says what it is for, and a null nobody declared is a mistake of the build,"
                                + " not of the night shift")
                .check(module);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.warmline.(**)")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one package with its reasons scattered")
                .check(module);
    }

    @Test
    void adaptersStayInTheirPackage() {
        classes()
                .that()
                .haveSimpleNameStartingWith("Jdbc")
                .or()
                .haveSimpleNameStartingWith("Lucene")
                .or()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .haveSimpleNameEndingWith("Socket")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .because("a feature is called by its own words; what it is stored in or reached by can then change")
                .check(module);
    }

    @Test
    void everyRouteSaysWhoMayCallIt() {
        methods()
                .that()
                .areAnnotatedWith("io.micronaut.http.annotation.Get")
                .or()
                .areAnnotatedWith("io.micronaut.http.annotation.Post")
                .or()
                .areAnnotatedWith("io.micronaut.http.annotation.Put")
                .or()
                .areAnnotatedWith("io.micronaut.http.annotation.Patch")
                .or()
                .areAnnotatedWith("io.micronaut.http.annotation.Delete")
                .should()
                .beAnnotatedWith("org.warmline.web.access.Allows")
                .allowEmptyShould(true)
                .because("a route that forgets its permission must not wait for a reviewer to notice")
                .check(module);
    }

    @Test
    void onlyTheLauncherPrints() {
        noClasses()
                .that(DescribedPredicate.not(exempted(mayPrint())))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what a running service has to say goes into the log, where operators look for it")
                .check(module);
    }

    @Test
    void timesAreInstants() {
        noClasses()
                .that(DescribedPredicate.not(exempted(mayUseOldDates())))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .because("java.time says whether a value is a moment, a day or a local time; Date does not")
                .check(module);
    }

    @Test
    void theTimeOfDayIsAParameter() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("what asks a Clock can be tested at midnight, in leap years and in the past")
                .check(module);
    }

    @Test
    void collaboratorsComeThroughTheConstructor() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("io.micronaut.context.annotation.Value")
                .orShould()
                .beAnnotatedWith("io.micronaut.context.annotation.Property")
                .because("an object whose constructor has returned is complete, with the framework and without it")
                .check(module);
    }

    @Test
    void thereIsOneWayToLog() {
        noClasses()
                .that(DescribedPredicate.not(exempted(mayTouchOtherLogs())))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
                .because("operators configure one log, through SLF4J")
                .check(module);
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package with a @NullMarked package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage home = type.getPackage();
                boolean marked = home.tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                events.add(new SimpleConditionEvent(type, marked, home.getName() + " of " + type.getName()));
            }
        };
    }

    private static String outermost(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.getName();
    }
}
