package org.maillon.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.registers.RegisterAnswer.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegistersTest extends RegisterServerTest {
    private static final CompanyIdentifier DANONE = CompanyIdentifier.read("552 032 534");
    private static final CompanyIdentifier BELGIAN = CompanyIdentifier.read("BE 0403.019.261");

    private static final String SEARCH = """
            {"results": [{"siren": "552032534", "nom_complet": "DANONE", "nom_raison_sociale": "DANONE",
              "etat_administratif": "A", "statut_diffusion": "O", "nature_juridique": "5599", "activite_principale": "70.10Z",
              "date_creation": "1955-01-01", "date_fermeture": null, "nombre_etablissements_ouverts": 3,
              "dirigeants": [{"nom": "INVENTÉ", "prenoms": "Personne"}],
              "siege": {"siret": "55203253400646", "numero_voie": "59", "type_voie": "RUE", "libelle_voie": "LA FAYETTE",
                "code_postal": "75009", "libelle_commune": "PARIS", "complement_adresse": null},
              "complements": {"est_entrepreneur_individuel": false}}], "total_results": 1}""";

    private static final String SIRENE = """
            {"header": {"statut": 200}, "uniteLegale": {"siren": "552032534", "statutDiffusionUniteLegale": "O",
              "dateCreationUniteLegale": "1955-01-01", "periodesUniteLegale": [
                {"dateFin": null, "dateDebut": "2020-01-01", "etatAdministratifUniteLegale": "C",
                 "denominationUniteLegale": "DANONE SA", "categorieJuridiqueUniteLegale": "5599",
                 "activitePrincipaleUniteLegale": "70.10Z"},
                {"dateFin": "2019-12-31", "dateDebut": "1955-01-01", "etatAdministratifUniteLegale": "A",
                 "denominationUniteLegale": "BSN"}]}}""";

    private static final String KBO = """
            {"data": {"cbe_number": "0403019261", "denomination": "Exemple", "juridical_form": "Naamloze vennootschap",
              "status": "active", "type": "legal_person", "start_date": "1968-01-01",
              "address": {"street": "Wetstraat", "street_number": "16", "box": "3", "post_code": "1000", "city": "Brussel"},
              "nace_activities": [{"code": "62010"}]}}""";

    @Autowired
    private Registers registers;

    @Autowired
    private RegisterKeys keys;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Test
    void aSirenFillsTheAccountAndKeepsNothingOfThePeopleBehindIt() {
        SERVER.tell("/company-search", SEARCH);
        SERVER.tell("/vies", "{\"isValid\": true, \"userError\": \"VALID\", \"name\": \"---\", \"address\": \"---\"}");
        var facts = registers.lookUp(tenant(), DANONE);
        assertThat(facts.name()).contains("DANONE");
        assertThat(facts.vatNumber().orElseThrow().value()).isEqualTo("FR27552032534");
        assertThat(facts.vatActive()).contains(true);
        assertThat(facts.siret().orElseThrow().digits()).isEqualTo("55203253400646");
        assertThat(facts.address().orElseThrow().envelope("FR")).containsExactly("59 RUE LA FAYETTE", "75009 PARIS");
        assertThat(facts.standing()).isEqualTo(Standing.ACTIVE);
        assertThat(facts.createdOn()).contains(LocalDate.of(1955, 1, 1));
        assertThat(stored()).doesNotContain("INVENT");
    }

    @Test
    void whatIsFreshIsNotAskedAgainUnlessAPersonWantsIt() {
        SERVER.tell("/company-search", SEARCH);
        var first = registers.lookUp(tenant(), DANONE);
        var second = registers.lookUp(tenant(), DANONE);
        assertThat(SERVER.asked("/company-search")).hasSize(1);
        assertThat(answer(second, RegisterName.COMPANY_SEARCH).answeredAt())
                .isEqualTo(answer(first, RegisterName.COMPANY_SEARCH).answeredAt());
        registers.lookUpAnew(tenant(), DANONE);
        assertThat(SERVER.asked("/company-search")).hasSize(2);
    }

    @Test
    void anOldAnswerIsAskedForAgainAndServesWithItsAgeWhereNoneComes() {
        SERVER.tell("/company-search", SEARCH);
        registers.lookUp(tenant(), DANONE);
        grow("9 days");
        SERVER.refuse("/company-search", 500);
        var facts = registers.lookUp(tenant(), DANONE);
        assertThat(facts.name()).contains("DANONE");
        var answer = answer(facts, RegisterName.COMPANY_SEARCH);
        assertThat(answer.refusal()).contains(RegisterRefusal.FAULT);
        assertThat(answer.answeredAt().orElseThrow())
                .isBefore(java.time.Instant.now().minusSeconds(8 * 86_400));
    }

    @Test
    void offLineEveryRegisterSaysWhyAndNothingIsLost() {
        for (var name : RegisterName.values()) SERVER.refuse("/" + name.code(), 503);
        var facts = registers.lookUp(tenant(), DANONE);
        assertThat(facts.isKnown()).isFalse();
        assertThat(facts.isUnknown()).isFalse();
        assertThat(facts.vatNumber()).isPresent();
        assertThat(facts.answers())
                .extracting(RegisterAnswer::register, each -> each.refusal().orElseThrow())
                .containsExactly(
                        tuple(RegisterName.SIRENE, RegisterRefusal.NO_KEY),
                        tuple(RegisterName.COMPANY_SEARCH, RegisterRefusal.FAULT),
                        tuple(RegisterName.VIES, RegisterRefusal.FAULT),
                        tuple(RegisterName.BODACC, RegisterRefusal.FAULT),
                        tuple(RegisterName.RATIOS, RegisterRefusal.FAULT));
    }

    @Test
    void everyRefusalHasASentenceThatNamesTheRegisterInEachLanguage() {
        for (var refusal : RegisterRefusal.values())
            for (var language : Language.values())
                assertThat(refusal.sentence(language, RegisterName.BODACC))
                        .contains("BODACC")
                        .doesNotContain("{0}");
    }

    @Test
    void sireneIsAskedWithTheCompanysOwnKeyAndBelievedFirst() {
        keys.save(tenant(), RegisterName.SIRENE, "cle-de-durand-1", "Claire");
        SERVER.tell("/company-search", SEARCH);
        SERVER.tell("/sirene/siren/552032534", SIRENE);
        var facts = registers.lookUp(tenant(), DANONE);
        assertThat(SERVER.asked("/sirene").getFirst().header("X-insee-api-key-integration"))
                .isEqualTo("cle-de-durand-1");
        assertThat(facts.name()).contains("DANONE SA");
        assertThat(facts.standing()).isEqualTo(Standing.CLOSED);
        assertThat(facts.closedOn()).contains(LocalDate.of(2020, 1, 1));
    }

    @Test
    void aKeyIsSealedAndAnotherCompanysIsNotUsed() {
        keys.save(tenant(), RegisterName.SIRENE, "cle-de-durand-1", "Claire");
        assertThat(scope.in(
                        tenant(),
                        () -> sql.sql("select sealed_key from registers.register_key where tenant_id = :tenant")
                                .param("tenant", tenant().value())
                                .query(String.class)
                                .single()))
                .doesNotContain("durand");
        var other = newTenant();
        try {
            SERVER.tell("/sirene", SIRENE);
            assertThat(answer(registers.lookUp(other, DANONE), RegisterName.SIRENE)
                            .refusal())
                    .contains(RegisterRefusal.NO_KEY);
            assertThat(SERVER.asked("/sirene")).isEmpty();
        } finally {
            companies.remove(other);
        }
    }

    @Test
    void whatIsNoKeyIsNotKept() {
        for (var typed : List.of("", "court", "avec un blanc", "ligne\r\nX-Autre: 1", "é".repeat(10)))
            assertThatThrownBy(() -> keys.save(tenant(), RegisterName.SIRENE, typed, "Claire"))
                    .isInstanceOf(InvalidValue.class);
    }

    @Test
    void aCompanyThatAsksNotToBeShownIsSaidSoWhicheverRegisterTells() {
        keys.save(tenant(), RegisterName.SIRENE, "cle-de-durand-1", "Claire");
        SERVER.refuse("/sirene", 403);
        SERVER.tell("/company-search", SEARCH);
        var facts = registers.lookUp(tenant(), DANONE);
        assertThat(facts.withheld()).isTrue();
        assertThat(facts.name()).isEmpty();
        assertThat(facts.address()).isEmpty();
        assertThat(facts.isKnown()).isTrue();
    }

    @Test
    void aBelgianNumberAsksTheBelgianRegisterAndVies() {
        keys.save(tenant(), RegisterName.KBO, "sleutel-1234", "Claire");
        SERVER.tell("/kbo/company/0403019261", KBO);
        SERVER.tell("/vies/ms/BE/vat/0403019261", "{\"isValid\": false, \"userError\": \"MS_UNAVAILABLE\"}");
        var facts = registers.lookUp(tenant(), BELGIAN);
        assertThat(facts.name()).contains("Exemple");
        assertThat(facts.address().orElseThrow().envelope("BE")).containsExactly("Wetstraat 16 / 3", "1000 BRUSSEL");
        assertThat(facts.sectorCode()).contains("62010");
        assertThat(facts.vatActive()).isEmpty();
        assertThat(facts.answers())
                .extracting(RegisterAnswer::register, RegisterAnswer::refusal)
                .containsExactly(
                        tuple(RegisterName.KBO, Optional.empty()),
                        tuple(RegisterName.VIES, Optional.of(RegisterRefusal.FAULT)));
    }

    @Test
    void withoutAKeyViesNamesABelgianCompany() {
        SERVER.tell(
                "/vies",
                "{\"isValid\": true, \"userError\": \"VALID\", \"name\": \"NV Exemple\", \"address\": \"Wetstraat 16\\n1000 Brussel\"}");
        var facts = registers.lookUp(tenant(), BELGIAN);
        assertThat(facts.name()).contains("NV Exemple");
        assertThat(facts.address().orElseThrow().town()).isEqualTo("Brussel");
    }

    @Test
    void whoOpensAnAccountIsToldOfTheProcedureTheCompanyIsUnder() {
        SERVER.tell("/bodacc", """
                {"results": [{"id": "A1", "familleavis": "collective", "typeavis": "annonce", "dateparution": "2026-10-12",
                  "registre": ["552032534"], "tribunal": "Greffe de Paris",
                  "jugement": "{\\"nature\\": \\"Jugement d'ouverture de liquidation judiciaire\\"}"}]}""");
        var facts = registers.lookUp(tenant(), DANONE);
        assertThat(facts.insolvency().orElseThrow().publishedOn()).isEqualTo(LocalDate.of(2026, 10, 12));
        assertThat(answer(facts, RegisterName.BODACC).state()).isEqualTo(State.KNOWN);
    }

    @Test
    void aNumberThatNoRegisterKnowsIsSaidToBeUnknown() {
        SERVER.tell("/company-search", "{\"results\": [], \"total_results\": 0}");
        assertThat(registers.lookUp(tenant(), DANONE).isUnknown()).isTrue();
    }

    @Test
    void aGazetteWithoutNoticesDoesNotMakeACompanyUnknown() {
        SERVER.refuse("/company-search", 503);
        SERVER.tell("/bodacc", "{\"results\": []}");
        assertThat(registers.lookUp(tenant(), DANONE).isUnknown()).isFalse();
    }

    @Test
    void anotherCompanyThatMentionsTheNumberIsNotTakenForIt() {
        SERVER.tell("/company-search", SEARCH.replace("552032534", "356000000"));
        assertThat(registers.lookUp(tenant(), DANONE).name()).isEmpty();
    }

    @Test
    void anAnswerOfAnotherShapeIsRefusedAndNotRemembered() {
        for (var body : List.of("[]", "\"DANONE\"", "{\"results\": \"DANONE\"}", "{\"results\": [42]}", "null")) {
            SERVER.tell("/company-search", body);
            var answer = answer(registers.lookUp(tenant(), DANONE), RegisterName.COMPANY_SEARCH);
            assertThat(answer.refusal()).as(body).contains(RegisterRefusal.OTHER_SHAPE);
            assertThat(answer.state()).isEqualTo(State.NOT_ASKED);
        }
    }

    @Test
    void scriptsInAnAnswerStayText() {
        SERVER.tell("/company-search", SEARCH.replace("\"DANONE\"", "\"<script>alert(1)</script>\""));
        assertThat(registers.lookUp(tenant(), DANONE).name()).contains("<script>alert(1)</script>");
    }

    @Test
    void theDaysQuestionsAreCountedAndEndSomewhere() {
        SERVER.tell("/company-search", SEARCH);
        registers.lookUp(tenant(), DANONE);
        assertThat(registers.askedToday(tenant())).containsEntry(RegisterName.COMPANY_SEARCH, 1);
        scope.run(
                tenant(),
                () -> sql.sql("update registers.question_count set asked = :most where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .param("most", Registers.QUESTIONS_A_DAY)
                        .update());
        var facts = registers.lookUpAnew(tenant(), DANONE);
        assertThat(answer(facts, RegisterName.COMPANY_SEARCH).refusal()).contains(RegisterRefusal.QUOTA_SPENT);
        assertThat(SERVER.asked("/company-search")).hasSize(1);
    }

    @Test
    void aWrongNumberIsRefusedWithTheDigitThatWouldBeRight() {
        assertThatThrownBy(() -> registers.lookUp(tenant(), "552 032 535"))
                .hasMessageContaining("the last one would be 4");
        assertThatThrownBy(() -> registers.lookUp(tenant(), "bonjour")).hasMessageContaining("SIREN");
        assertThat(CompanyIdentifier.read("RCS Paris B 552 032 534")).isEqualTo(DANONE);
    }

    private static RegisterAnswer answer(CompanyFacts facts, RegisterName name) {
        return facts.answers().stream()
                .filter(each -> each.register() == name)
                .findFirst()
                .orElseThrow();
    }

    private String stored() {
        TenantId tenant = tenant();
        return scope.in(
                tenant,
                () -> sql.sql("select string_agg(part::text, ' ') from registers.answer where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .single());
    }

    private void grow(String age) {
        scope.run(
                tenant(),
                () -> sql.sql(
                                "update registers.answer set answered_at = answered_at - cast(:age as interval) where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .param("age", age)
                        .update());
    }
}
