package org.maillon.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.database.Database;
import org.maillon.kernel.InvalidValue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class EvidenceTest extends DatabaseTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00.123456789Z");

    @Autowired
    private Evidence evidence;

    @Autowired
    private Database database;

    @Test
    void theSameContentIsKeptOnceUnderItsHash() {
        var first = evidence.keep(tenant(), "Bon pour accord".getBytes(UTF_8), "text/plain", "accord.txt");
        var again = evidence.keep(tenant(), "Bon pour accord".getBytes(UTF_8), "text/plain", "autre.txt");
        assertThat(again).isEqualTo(first);
        assertThat(evidence.document(tenant(), first).orElseThrow().name()).isEqualTo("accord.txt");
        assertThat(evidence.content(tenant(), first).orElseThrow())
                .asString(UTF_8)
                .isEqualTo("Bon pour accord");
        assertThat(evidence.verify(tenant()).documents()).isOne();
    }

    @Test
    void anotherCompanysDocumentIsNotThere() {
        var kept = evidence.keep(tenant(), "secret".getBytes(UTF_8), "text/plain", "a.txt");
        var neighbour = newTenant();
        try {
            assertThat(evidence.document(neighbour, kept)).isEmpty();
            assertThat(evidence.content(neighbour, kept)).isEmpty();
        } finally {
            companies.remove(neighbour);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            %PDF-1.7 ...             , image/png  , application/pdf
            <?xml version="1.0"?><a/>, text/html  , application/xml
            <script>x()</script>     , text/html  , text/plain
            a;b;c                    , text/csv   , text/csv
            """)
    void whatADocumentIsStandsInItsContentNotInItsName(String content, String declared, String expected) {
        var kept = evidence.keep(tenant(), content.strip().getBytes(UTF_8), declared.strip(), "x");
        assertThat(evidence.document(tenant(), kept).orElseThrow().mediaType()).isEqualTo(expected);
    }

    @Test
    void aProgramAnEmptyFileAndTooLargeOnesAreRefused() {
        assertThatThrownBy(() ->
                        evidence.keep(tenant(), "MZ\0\1\2".getBytes(ISO_8859_1), "application/pdf", "facture.pdf"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("neither a PDF");
        assertThatThrownBy(() -> evidence.keep(tenant(), new byte[0], "application/pdf", "vide.pdf"))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> evidence.keep(tenant(), new byte[50_000_000], "image/jpeg", "photo.jpg"))
                .hasMessage("The file is 50 MB; at most 40 MB can be kept. Send a smaller picture, or the PDF itself.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ../../etc/passwd , passwd
            C:\\tmp\\a.pdf   , a.pdf
            ''               , document
            """)
    void aNameLeadsNowhere(String name, String kept) {
        var id = evidence.keep(
                tenant(),
                name.getBytes(UTF_8).length == 0 ? new byte[] {'x'} : name.getBytes(UTF_8),
                "text/plain",
                name);
        assertThat(evidence.document(tenant(), id).orElseThrow().name()).isEqualTo(kept);
    }

    @Test
    void whatHappenedIsFoundAgainUnderItsSubject() {
        record("account/1/dispute/7", "dispute-opened");
        record("account/12/dispute/8", "dispute-opened");
        assertThat(evidence.about(tenant(), "account/1", 10)).singleElement().satisfies(it -> {
            assertThat(it.happening().who()).isEqualTo("Claire Morel");
            assertThat(it.happening().at()).isEqualTo(Instant.parse("2026-11-23T11:00:00.123456Z"));
            assertThat(it.happening().facts()).containsEntry("why", "abîmé");
        });
    }

    @Test
    void peopleWhoActAtOnceMakeOneChain() throws Exception {
        tenant();
        try (var people = Executors.newFixedThreadPool(4)) {
            var acts = IntStream.range(0, 20)
                    .mapToObj(n -> people.submit(() -> record("account/" + n, "promised")))
                    .toList();
            for (var act : acts) act.get();
        }
        var check = evidence.verify(tenant());
        assertThat(check.faults()).isEmpty();
        assertThat(check.happenings()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update evidence.happening set who = 'Nobody' where number = 2",
                "update evidence.happening set facts = '{\"why\":\"paid\"}' where number = 1",
                "update evidence.happening set at = at + interval '1 day' where number = 3",
                "delete from evidence.attachment where number = 2",
                "with gone as (delete from evidence.attachment where number = 3 returning number)"
                        + " delete from evidence.happening where number = 3",
                "update evidence.head set number = 2",
                "update evidence.document set content = 'another photo'"
            })
    void theVeryOwnerOfTheDatabaseCannotRewriteItUnseen(String forgery) {
        var photo = evidence.keep(tenant(), "photo".getBytes(UTF_8), "text/plain", "photo.txt");
        for (int n = 1; n <= 3; n++) {
            var facts = Map.of("why", "abîmé");
            var documents = n == 2 ? List.of(photo) : List.<DocumentId>of();
            evidence.record(
                    tenant(), new Happening("account/" + n, "disputed", "Claire Morel", "", NOON, facts, documents));
        }
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
        forge(forgery);
        assertThat(evidence.verify(tenant()).isSound()).isFalse();
    }

    private Recorded record(String subject, String act) {
        var facts = Map.of("why", "abîmé");
        return evidence.record(
                tenant(), new Happening(subject, act, "Claire Morel", "192.0.2.1", NOON, facts, List.of()));
    }

    /** As the owner, for whom the rows of one company are chosen as for everybody. */
    private void forge(String forgery) {
        var owner = JdbcClient.create(database.owner());
        new org.springframework.transaction.support.TransactionTemplate(
                        new org.springframework.jdbc.datasource.DataSourceTransactionManager(database.owner()))
                .executeWithoutResult(_ -> {
                    owner.sql("select access.set_tenant(" + tenant().value() + ")")
                            .query((_, _) -> 1)
                            .single();
                    assertThat(owner.sql(forgery).update()).isPositive();
                });
    }
}
