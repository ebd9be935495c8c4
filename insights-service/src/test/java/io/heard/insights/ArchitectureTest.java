package io.heard.insights;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.heard.insights");

    @Test
    void featuresFormNoCycles() {
        slices().matching("io.heard.insights.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void intakeKnowsNoOtherFeature() {
        noClasses()
                .that()
                .resideInAPackage("..insights.intake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..insights.metric..", "..insights.mining..", "..insights.theme..")
                .because("facts are written whatever is computed from them")
                .check(CLASSES);
    }

    @Test
    void formulasArePure() {
        classes()
                .that()
                .resideInAPackage("..metric.formula..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..metric.formula..")
                .check(CLASSES);
    }

    @Test
    void onlyResourcesKnowHttp() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .doNotHaveSimpleName("NoStore")
                .and()
                .doNotHaveSimpleName("MetricParameters")
                .and()
                .doNotHaveSimpleName("CourseParameters")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
                .check(CLASSES);
    }

    @Test
    void onlyConsumersKnowKafka() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Consumer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..")
                .check(CLASSES);
    }

    @Test
    void everyResourceDeclaresItsRoles() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .check(CLASSES);
    }

    /** The service reads for people; events write, and people edit and rebuild themes, and say how fine they are to be. */
    @Test
    void everyEndpointIsAGetButThoseThatEditThemes() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages("..theme.edit..", "..theme.rebuild..", "..theme.fineness..")
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(GET.class)
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
