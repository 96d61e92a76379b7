package org.maillon.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

class TaskRulesTest {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

    @ParameterizedTest(name = "{0} ending in {1} on {2}: {3}")
    @CsvSource(textBlock = """
            # kind     , result      , on        , refused because
            CALL       , PROMISED    , 2026-12-04,
            CALL       , PROMISED    , 2026-11-26,
            CALL       , PROMISED    ,           , no-day
            CALL       , PROMISED    , 2026-11-25, past
            CALL       , CALL_BACK   , 2028-01-01, far
            CALL       , VOICEMAIL   ,           ,
            CALL       , APPROVED    ,           , result
            FIX_CONTACT, MENDED      ,           ,
            FIX_CONTACT, PROMISED    , 2026-12-04, result
            APPROVE    , DECLINED    ,           ,
            """)
    void aResultSuitsItsTask(TaskKind kind, TaskResult result, LocalDate on, String reason) {
        var refused = TaskRules.refuse(kind, result, Optional.ofNullable(on), THURSDAY);
        assertThat(refused).isEqualTo(Optional.ofNullable(reason).map(it -> "tasks.problem." + it));
        refused.ifPresent(key -> assertThat(Texts.in(Language.NL).say(key)).isNotBlank());
    }

    @ParameterizedTest(name = "after {0} calls {1}: {2} on {3}")
    @CsvSource(textBlock = """
            # calls, result       , next       , on
            1      , PROMISED     ,            ,
            1      , CALL_BACK    , CALL       , 2026-12-04
            1      , VOICEMAIL    , CALL       , 2026-11-30
            2      , VOICEMAIL    , CALL       , 2026-11-30
            3      , VOICEMAIL    , MANUAL     , 2026-11-26
            1      , WRONG_NUMBER , FIX_CONTACT, 2026-11-26
            1      , DISPUTED     , DISPUTE    , 2026-11-26
            """)
    void whatFollowsFromACall(int calls, TaskResult result, TaskKind kind, LocalDate on) {
        var next = TaskRules.next(call(calls), result, Optional.of(LocalDate.of(2026, 12, 4)), THURSDAY);
        assertThat(next.map(NewTask::kind)).isEqualTo(Optional.ofNullable(kind));
        assertThat(next.map(NewTask::dueOn)).isEqualTo(Optional.ofNullable(on));
    }

    @Test
    void oneThingFollowsFromOneTask() {
        var voicemail = TaskRules.next(call(1), TaskResult.VOICEMAIL, Optional.empty(), THURSDAY);
        var wrong = TaskRules.next(call(1), TaskResult.WRONG_NUMBER, Optional.empty(), THURSDAY);
        assertThat(voicemail.map(NewTask::key)).isEqualTo(wrong.map(NewTask::key));
    }

    private static Task call(int calls) {
        return new Task(
                7,
                "call",
                TaskKind.CALL,
                new AccountId(1),
                "C1",
                "Brasserie du Pont",
                OptionalLong.empty(),
                THURSDAY,
                Map.of("calls", String.valueOf(calls)),
                TaskState.OPEN,
                Optional.empty(),
                Map.of(),
                Instant.EPOCH,
                null,
                Optional.empty());
    }
}
