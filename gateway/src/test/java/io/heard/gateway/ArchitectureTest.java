package io.heard.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.heard.gateway");

    @Test
    void roomsFormNoCycles() {
        slices().matching("io.heard.gateway.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void policiesAndTheRouteTableKnowNoFramework() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Policy")
                .or()
                .haveSimpleNameStartingWith("Route")
                .and()
                .areNotInterfaces()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..")
                .check(CLASSES);
    }

    @Test
    void oneClassKnowsTheProxyLibrary() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Exchange")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.httpproxy..")
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClockOrATimer() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
