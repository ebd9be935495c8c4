package io.heard.survey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.heard.survey");

    @Test
    void featuresFormNoCycles() {
        slices().matching("io.heard.survey.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void roomsFormNoCycles() {
        slices().matching("io.heard.survey.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlySendingAndWhatLooksBackOrAheadKnowInvitation() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..survey.invitation..",
                        "..survey.sending..",
                        "..survey.comparison..",
                        "..survey.dryrun..",
                        "..survey.history..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..survey.invitation..")
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsSending() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..survey.sending..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..survey.sending..")
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsBounce() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..survey.bounce..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..survey.bounce..")
                .check(CLASSES);
    }

    @Test
    void designAndMailAndRespondentStandOnTheirOwn() {
        noClasses()
                .that()
                .resideInAnyPackage("..survey.design..", "..survey.mail..", "..survey.respondent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..survey.campaign..", "..survey.interaction..", "..survey.invitation..", "..survey.sending..")
                .check(CLASSES);
    }

    @Test
    void policiesArePure() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Policy")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.hibernate..")
                .check(CLASSES);
    }

    @Test
    void onlyResourcesSpeakHttp() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .doNotHaveSimpleName("SurveyServiceApi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy.reactive..")
                .check(CLASSES);
    }

    @Test
    void onlyConsumersReadKafka() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Consumer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.microprofile.reactive.messaging..", "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .arePublic()
                .should(declareRoles())
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClock() {
        DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> nowWithoutClock =
                DescribedPredicate.describe(
                        "now() without a Clock",
                        call -> call.getName().equals("now")
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Clock.class))
                                && (call.getTargetOwner().isEquivalentTo(Instant.class)
                                        || call.getTargetOwner().isEquivalentTo(LocalDate.class)));
        noClasses().should().callMethodWhere(nowWithoutClock).check(CLASSES);
    }

    private static ArchCondition<JavaMethod> declareRoles() {
        return new ArchCondition<>("declare roles") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaClass owner = method.getOwner();
                boolean declared = method.isAnnotatedWith(RolesAllowed.class)
                        || method.isAnnotatedWith(PermitAll.class)
                        || owner.isAnnotatedWith(RolesAllowed.class)
                        || owner.isAnnotatedWith(PermitAll.class);
                if (!declared) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names no roles"));
                }
            }
        };
    }
}
