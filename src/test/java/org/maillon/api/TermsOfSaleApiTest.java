package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import org.maillon.terms.TermsPdf;

/** Terms of sale as another program adds, sends and reads them. */
class TermsOfSaleApiTest extends ApiTest {
    private static final Map<String, String> FRENCH =
            Map.of("label", "2026", "inForceFrom", "2026-01-01", "language", "fr", "penaltyRate", "12");

    @BeforeEach
    void aCustomer() {
        var list = LIST_HEADER + "C1;Boulangerie Roy;roy@example.fr;fr;FR;;F-1;2026-10-01;2026-12-30;EUR;100.00;\n";
        program().imported(Map.of("kind", "open-items", "filename", "list.csv"), "list.csv", list);
    }

    @Test
    void aVersionIsAddedSentAndAwaited() {
        var added = add(FRENCH, TermsPdf.of("fr", 2)).is(201).json();
        assertThat(added.path("documents").get(0).path("pages").asInt()).isEqualTo(2);
        assertThat(program().get("/terms-of-sale").is(200).each("label")).containsExactly("2026");
        assertThat(standing()).isEqualTo("missing");
        program().post("/accounts/C1/terms-of-sale", "{}").is(202);
        assertThat(standing()).isEqualTo("sent");
    }

    @Test
    void aPenaltyRateBelowTheLawsIsKeptAndSaid() {
        var low = Map.of("label", "2026", "language", "fr", "penaltyRate", "1");
        var added = add(low, TermsPdf.of("fr", 1)).is(201).json();
        assertThat(added.path("warnings").toString()).contains("L441-10");
    }

    @Test
    void whatIsNoSoundPdfIsRefusedWithTheReasonAndNothingIsKept() {
        assertThat(add(FRENCH, HostilePdf.withScript()).problem(422).toString()).contains("JavaScript");
        add(FRENCH, "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                .problem(422);
        add(FRENCH, new byte[0]).problem(422);
        assertThat(add(FRENCH, new byte[10_500_000]).problem(422).toString()).contains("10");
        assertThat(program().get("/terms-of-sale").is(200).each("label")).isEmpty();
    }

    @Test
    void aLanguageThatIsNotSpokenADayThatIsNoneAndAWrongRateAreTold() {
        add(Map.of("label", "2026", "language", "de"), TermsPdf.of("fr", 1)).problem(422);
        add(Map.of("label", "2026", "language", "fr", "inForceFrom", "2026-02-30"), TermsPdf.of("fr", 1))
                .problem(422);
        add(Map.of("label", "2026", "language", "fr", "penaltyRate", "douze"), TermsPdf.of("fr", 1))
                .problem(422);
    }

    @Test
    void theSameVersionSentTwiceIsAddedOnce() {
        var once = program().with("Idempotency-Key", "cgv-2026");
        var pdf = TermsPdf.of("fr", 1);
        long first = once.upload("/terms-of-sale", FRENCH, "cgv.pdf", pdf)
                .is(201)
                .json()
                .path("id")
                .asLong();
        assertThat(first).isPositive();
        once.post("/accounts/C1/terms-of-sale", "{}");
        var sent = program().with("Idempotency-Key", "envoi-1");
        sent.post("/accounts/C1/terms-of-sale", "{}").is(202);
        assertThat(sent.post("/accounts/C1/terms-of-sale", "{}").is(202).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void anotherCompanysVersionAndAccountAreNotThere() {
        long id = add(FRENCH, TermsPdf.of("fr", 1)).is(201).json().path("id").asLong();
        var stranger = newProgram(Role.OWNER);
        assertThat(stranger.get("/terms-of-sale").is(200).each("label")).isEmpty();
        stranger.upload("/terms-of-sale/" + id + "/documents", Map.of("language", "nl"), "a.pdf", TermsPdf.of("nl", 1))
                .problem(404);
        stranger.get("/accounts/C1/terms-of-sale").problem(404);
        stranger.post("/accounts/C1/terms-of-sale", "{}").problem(404);
    }

    @Test
    void onlyWhoSetsThingsUpAddsAVersion() {
        withRole(Role.SALES)
                .upload("/terms-of-sale", FRENCH, "cgv.pdf", TermsPdf.of("fr", 1))
                .problem(403);
    }

    private Answer add(Map<String, String> fields, byte[] pdf) {
        return program().upload("/terms-of-sale", fields, "cgv.pdf", pdf);
    }

    private String standing() {
        return program()
                .get("/accounts/C1/terms-of-sale")
                .is(200)
                .json()
                .path("state")
                .asString();
    }
}
