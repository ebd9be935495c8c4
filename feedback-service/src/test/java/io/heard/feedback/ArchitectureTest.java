package io.heard.feedback;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.heard.messaging.PollingThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.heard.feedback");

    @Test
    void roomsFormNoCycles() {
        slices().matching("io.heard.feedback.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void readingAFormDependsOnNoFramework() {
        classes()
                .that()
                .resideInAPackage("..form..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.heard.contracts..",
                        "io.heard.http.text..",
                        "io.heard.feedback.form..",
                        "io.heard.feedback.survey..",
                        "io.heard.feedback.response..")
                .check(CLASSES);
    }

    @Test
    void onlyResourcesSpeakHttp() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(CLASSES);
    }

    @Test
    void onlyConsumersAndTheRelayTalkToKafka() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Consumer|Relay)([$].*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.heard.messaging..", "org.apache.kafka..", "io.smallrye.reactive.messaging..")
                        // It only calls something again and again.
                        .and(not(type(PollingThread.class))))
                .check(CLASSES);
    }

    @Test
    void resourcesSayWhoMayCallThem() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(CLASSES);
    }
}
