package org.maillon.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.customers.PersonalRecord;
import org.maillon.customers.RecordKind;

class ErasureRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest(name = "{0} of {1}, asked: {2}, open: {3}: {4} {5}")
    @CsvSource(textBlock = """
            # kind         , of        , asked, open , until     , why
            correspondence , 2026-01-10, false, false, 2031-01-11, time
            correspondence , 2026-01-10, true , false, 2026-11-23, nothing
            correspondence , 2021-11-22, false, false, 2026-11-23, nothing
            correspondence , 2021-11-23, false, false, 2026-11-24, time
            correspondence , 2026-01-10, true , true ,           , obstacle
            contract       , 2026-01-10, true , false, 2031-01-11, time
            contract       , 2021-01-10, true , false, 2026-11-23, nothing
            accounting     , 2026-01-10, true , false, 2037-01-11, time
            accounting     , 2026-01-10, true , true , 2037-01-11, obstacle
            accounting     , 2015-11-22, false, false, 2026-11-23, nothing
            trace          , 2026-01-10, true , true , 2026-11-23, nothing
            contact        , 2023-11-22, false, false, 2026-11-23, nothing
            contact        , 2023-11-23, false, false, 2026-11-24, time
            """)
    void whatIsKeptAndUntilWhen(String kind, LocalDate of, boolean asked, boolean open, LocalDate until, String why) {
        var plan = plan(asked, open, new PersonalRecord(0, RecordKind.of(kind), "it", of, Map.of()));
        assertThat(plan.kept()).singleElement().satisfies(it -> {
            assertThat(it.until()).isEqualTo(until == null ? LocalDate.MAX : until);
            assertThat(it.why().code()).isEqualTo(why);
        });
        assertThat(plan.due().isEmpty()).isEqualTo(!why.equals("nothing"));
        assertThat(plan.leavesNothing()).isEqualTo(why.equals("nothing"));
    }

    @ParameterizedTest(name = "a contract of {0}: the name goes on {1}")
    @CsvSource(textBlock = """
            2026-01-10, 2031-01-11
            2020-01-10, 2026-11-23
            """)
    void theNameGoesWithTheLastRecordThatNeedsIt(LocalDate contract, LocalDate until) {
        var plan = plan(
                true,
                false,
                new PersonalRecord(0, RecordKind.CONTRACT, "order", contract, Map.of()),
                new PersonalRecord(0, RecordKind.IDENTITY, "account", LocalDate.of(2019, 1, 1), Map.of()));
        assertThat(plan.kept())
                .filteredOn(it -> it.kind() == RecordKind.IDENTITY)
                .singleElement()
                .satisfies(it -> assertThat(it.until()).isEqualTo(until));
    }

    @ParameterizedTest(name = "{0} {1} on {2}: least {3}")
    @CsvSource(textBlock = """
            FR, invoice   , 2026-12-31, 72
            FR, invoice   , 2027-01-01, 120
            BE, accounting, 2022-12-31, 84
            BE, accounting, 2026-11-23, 120
            FR, contact   , 2026-11-23, 0
            """)
    void theLawAsksForSoManyMonths(String country, String kind, LocalDate on, int least) {
        assertThat(RetentionLaw.IN_FORCE.of(country, RecordKind.of(kind), on).least())
                .isEqualTo(least);
    }

    private static ErasurePlan plan(boolean asked, boolean open, PersonalRecord... records) {
        var rules = new EnumMap<RecordKind, RetentionRule>(RecordKind.class);
        Retention.kinds()
                .forEach(kind -> rules.put(kind, RetentionRule.usual(RetentionLaw.IN_FORCE.of("FR", kind, TODAY))));
        return ErasureRules.plan(List.of(records), new ErasureRules.ErasureFacts(asked, true, open, rules), TODAY);
    }
}
