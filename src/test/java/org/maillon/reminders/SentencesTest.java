package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

class SentencesTest {
    @ParameterizedTest
    @EnumSource
    void everyReasonAndEveryStepHasItsSentencesInEachLanguage(Language language) {
        var texts = Texts.in(language);
        for (var reason : Reason.values()) {
            assertThat(texts.keys()).contains(reason.key(), reason.sentenceKey(), reason.nextKey());
            if (reason.isTask()) assertThat(texts.keys()).contains("reminders.task." + ReminderStore.lower(reason));
        }
        for (var scenario : ReadyMade.ALL) {
            assertThat(texts.keys()).contains("reminders.scenario." + scenario.name());
            for (var step : scenario.steps()) assertThat(texts.keys()).contains("reminders.step." + step.name());
        }
        for (var code : ScenarioProblem.Code.values())
            assertThat(texts.keys()).contains("reminders.problem." + ReminderStore.lower(code));
    }
}
