package org.maillon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.tasks.TaskKind;

class TaskKindWordsTest {
    @ParameterizedTest
    @EnumSource
    void everyKindOfTaskHasItsNameAndItsSentence(TaskKind kind) {
        for (var language : Language.values()) {
            var texts = Texts.in(language);
            assertThat(texts.has("desk.task.kind." + kind.code()))
                    .as("%s: name", language)
                    .isTrue();
            assertThat(texts.has("tasks.kind." + kind.code()))
                    .as("%s: sentence", language)
                    .isTrue();
        }
    }
}
