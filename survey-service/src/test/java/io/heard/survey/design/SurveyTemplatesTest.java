package io.heard.survey.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.survey.design.lint.SurveyLint;
import org.junit.jupiter.api.Test;

class SurveyTemplatesTest {

    private final SurveyTemplates templates = new SurveyTemplates(new ObjectMapper());

    @Test
    void areThereForTheUsualMoments() {
        assertThat(templates.all())
                .extracting(SurveyTemplate::id)
                .containsExactly("after-support", "relationship", "effort", "delivery");
    }

    @Test
    void areCompleteInEveryLanguageAndReadWell() {
        assertThat(templates.all()).allSatisfy(template -> {
            assertThat(template.content().languages()).containsExactly("en", "de");
            assertThat(SurveyLint.check(template.content())).as(template.id()).isEmpty();
            assertThat(SurveyLint.check(template.in("de"))).as(template.id()).isEmpty();
            assertThat(template.in("de").language()).isEqualTo("de");
        });
    }

    @Test
    void haveAScoreThatAMailCanCarry() {
        assertThat(templates.all())
                .allSatisfy(template -> assertThat(template.content().firstScore())
                        .as(template.id())
                        .isPresent());
    }
}
