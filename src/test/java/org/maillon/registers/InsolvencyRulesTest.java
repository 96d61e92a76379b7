package org.maillon.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.registers.InsolvencyRules.Meaning;
import org.maillon.registers.InsolvencyRules.Step;

class InsolvencyRulesTest {
    @ParameterizedTest(name = "{0} judged {1}, published {2}, creditor in {3}: declare by {4}")
    @CsvSource(nullValues = "-", textBlock = """
            # a Saturday moves on to Monday; a creditor abroad has four months
            liquidation,    2026-10-06, 2026-10-12, FR, 2026-12-14, 2027-01-12, 2027-04-12
            liquidation,    2026-10-06, 2026-10-12, BE, 2027-02-12, 2027-01-12, 2027-04-12
            receivership,   2026-03-03, 2026-03-14, FR, 2026-05-15, 2026-06-14, 2026-09-14
            # 31 December and two months: the last day of February
            safeguard,      2025-12-22, 2025-12-31, FR, 2026-03-02, 2026-03-31, 2026-06-30
            bankruptcy,     2026-10-06, 2026-10-12, BE, 2026-11-05, -, -
            bankruptcy,     2026-10-06, 2026-10-12, FR, 2026-11-05, -, -
            """)
    void theCreditorsDaysAreCountedFromThePublication(
            String kind,
            LocalDate judgedOn,
            LocalDate publishedOn,
            String creditor,
            LocalDate declareBy,
            @Nullable LocalDate reclaimBy,
            @Nullable LocalDate reliefBy) {
        var days = InsolvencyRules.deadlines(InsolvencyKind.of(kind).orElseThrow(), judgedOn, publishedOn, creditor);
        assertThat(days).isEqualTo(new InsolvencyRules.Deadlines(declareBy, reclaimBy, reliefBy));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(textBlock = """
            annonce,      Jugement d'ouverture : Jugement d'ouverture de liquidation judiciaire,             liquidation
            annonce,      Jugement d’ouverture d’une procédure de redressement judiciaire,                   receivership
            annonce,      JUGEMENT D'OUVERTURE D'UNE PROCEDURE DE SAUVEGARDE,                                safeguard
            annonce,      Jugement prononçant la liquidation judiciaire simplifiée,                          liquidation
            annonce,      Jugement de conversion en liquidation judiciaire de la procédure de redressement judiciaire, liquidation
            annonce,      Jugement prononçant la résolution du plan de redressement et la liquidation judiciaire, liquidation
            annonce,      Extension de liquidation judiciaire,                                               liquidation
            rectificatif, Jugement d'ouverture de liquidation judiciaire,                                    liquidation
            annulation,   Jugement d'ouverture de liquidation judiciaire,                                    ends
            annonce,      Jugement mettant fin à la procédure de redressement judiciaire,                    ends
            annonce,      Jugement de clôture pour extinction du passif,                                     ends
            annonce,      Arrêt de la cour d'appel infirmant une décision soumise à publicité,               ends
            annonce,      Jugement de clôture pour insuffisance d'actif,                                     other
            annonce,      Jugement arrêtant le plan de redressement,                                         other
            annonce,      Dépôt de l'état des créances (liquidation judiciaire),                             other
            annonce,      Avis de dépôt de l'état de collocation,                                            other
            annonce,      '',                                                                                other
            """)
    void aNoticeSaysWhatItsJudgmentIsCalled(String type, String nature, String told) {
        var expected = switch (told) {
            case "ends" -> new Meaning.Ends();
            case "other" -> new Meaning.Other();
            default -> new Meaning.Opens(InsolvencyKind.of(told).orElseThrow());
        };
        assertThat(InsolvencyRules.meaning(notice("A1", type, nature))).isEqualTo(expected);
    }

    private static final CompanyNotice RECEIVERSHIP =
            notice("A1", "annonce", "Jugement d'ouverture d'une procédure de redressement judiciaire");
    private static final CompanyNotice LIQUIDATION =
            notice("A2", "annonce", "Jugement de conversion en liquidation judiciaire");
    private static final CompanyNotice OVER = notice("A3", "annonce", "Jugement de clôture pour extinction du passif");

    @Test
    void aProcedureIsNotedOnceAndWhatItTurnsIntoAfterIt() {
        assertThat(steps(null, RECEIVERSHIP, LIQUIDATION))
                .containsExactly(
                        new Step.Note(InsolvencyKind.RECEIVERSHIP, RECEIVERSHIP),
                        new Step.Note(InsolvencyKind.LIQUIDATION, LIQUIDATION));
        assertThat(steps(InsolvencyKind.RECEIVERSHIP, RECEIVERSHIP)).isEmpty();
        assertThat(steps(InsolvencyKind.LIQUIDATION, RECEIVERSHIP)).isEmpty();
    }

    @Test
    void aProcedureThatWasOverBeforeWeReadOfItIsNotNoted() {
        assertThat(steps(null, RECEIVERSHIP, OVER)).isEmpty();
        assertThat(steps(null, OVER)).isEmpty();
    }

    @Test
    void aNoticeThatItIsOverIsLookedAtByAPersonAndEndsNothingByItself() {
        assertThat(steps(InsolvencyKind.RECEIVERSHIP, OVER)).containsExactly(new Step.Review(OVER));
    }

    @ParameterizedTest(name = "earlier day {0}, later day {1}, today {2}: {3}")
    @CsvSource(textBlock = """
            2026-10-10, 2026-12-14, 2026-10-10, 2026-10-10
            2026-10-10, 2026-12-14, 2026-10-11, 2026-12-14
            """)
    void afterAConversionTheEarlierDayHoldsWhileItIsStillAhead(
            LocalDate earlier, LocalDate later, LocalDate today, LocalDate holds) {
        assertThat(InsolvencyRules.declareBy(earlier, later, today)).isEqualTo(holds);
    }

    private static List<Step> steps(@Nullable InsolvencyKind current, CompanyNotice... notices) {
        return InsolvencyRules.steps(Optional.ofNullable(current), List.of(notices));
    }

    private static CompanyNotice notice(String id, String type, String nature) {
        return new CompanyNotice(
                id,
                "552032534",
                "collective",
                type,
                LocalDate.of(2026, 10, 12),
                "Tribunal de commerce de Lyon",
                nature,
                null,
                "");
    }
}
