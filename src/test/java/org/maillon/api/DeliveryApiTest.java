package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;

/** Deliveries as another program writes, signs and reads them. */
class DeliveryApiTest extends ApiTest {
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};

    private long order;

    @BeforeEach
    void anOrderOfTenPallets() {
        var list = LIST_HEADER + "C1;Boulangerie Roy;roy@example.fr;fr;FR;;F-1;2026-10-01;2026-12-30;EUR;100.00;\n";
        program().imported(Map.of("kind", "open-items", "filename", "list.csv"), "list.csv", list);
        order = program().post("/orders", """
                        {"account": "C1", "purchaseOrder": "PO-1", "currency": "EUR", "lines": [
                          {"description": "Palette", "quantity": 10, "unitPriceCents": 1000, "taxRate": 20}]}""").is(201).json().path("id").asLong();
    }

    @Test
    void withoutLinesAllThatIsLeftOfTheOrderIsDelivered() {
        program()
                .post("/deliveries", planned("\"lines\": [{\"orderLine\": 1, \"quantity\": 6}]"))
                .is(201);
        long rest = delivery(planned("\"kind\": \"work\""));
        var told = program().get("/deliveries/" + rest).is(200).json();
        assertThat(told.path("delivery").path("number").asString()).startsWith("BI-");
        assertThat(told.path("lines").get(0).path("quantity").asDouble()).isEqualTo(4);
        assertThat(program().get("/deliveries?order=" + order).is(200).each("state"))
                .containsExactly("planned", "planned");
    }

    @Test
    void moreThanIsLeftIsRefusedWithWhatIsLeft() {
        var problem = program()
                .post("/deliveries", planned("\"lines\": [{\"orderLine\": 1, \"quantity\": 11}]"))
                .problem(409);
        assertThat(problem.toString()).contains("Palette", "10", "Diminuez la quantité");
    }

    @Test
    void aSignatureIsTakenOnceUnderItsKeyAndASecondIsSetAside() {
        long id = delivery(planned("\"remark\": \"Quai 3\""));
        var key = UUID.randomUUID();
        var signed = program()
                .post("/deliveries/" + id + "/signature", signature(key))
                .is(200)
                .json();
        assertThat(signed.path("delivery").path("state").asString()).isEqualTo("signed");
        var again = program()
                .post("/deliveries/" + id + "/signature", signature(key))
                .is(200)
                .json();
        assertThat(again.path("signatures").size()).isEqualTo(1);
        program()
                .post("/deliveries/" + id + "/signature", signature(UUID.randomUUID()))
                .problem(409);
        assertThat(program().get("/deliveries/" + id).json().path("signatures").size())
                .as("kept, and set aside")
                .isEqualTo(2);
        assertThat(program().get("/orders/" + order).json().path("state").asString())
                .isEqualTo("delivered");
    }

    @Test
    void aSignatureOfNothingIsNone() {
        long id = delivery(planned("\"remark\": \"\""));
        for (var strokes : new String[] {"[]", "[[]]", "[[[10, 10, 0]]]"}) {
            var empty = signature(UUID.randomUUID()).replaceFirst("\"strokes\": \\[.*]", "\"strokes\": " + strokes);
            assertThat(program()
                            .post("/deliveries/" + id + "/signature", empty)
                            .problem(422)
                            .toString())
                    .as(strokes)
                    .contains("signature");
        }
        var nobody = signature(UUID.randomUUID()).replace("Karim Benali", " ");
        program().post("/deliveries/" + id + "/signature", nobody).problem(422);
        assertThat(program()
                        .get("/deliveries/" + id)
                        .json()
                        .path("delivery")
                        .path("state")
                        .asString())
                .isEqualTo("planned");
    }

    @Test
    void aScannedNoteIsKeptAndGivenBackAsItCame() {
        long id = delivery(planned("\"remark\": \"\""));
        var pdf = org.maillon.terms.TermsPdf.of("fr", 1);
        var proofs = proof(id, "paper", "bl-signé.pdf", pdf).is(201).json();
        assertThat(proofs.get(0).path("mediaType").asString()).isEqualTo("application/pdf");
        var content = program()
                .get("/deliveries/" + id + "/proofs/" + proofs.get(0).path("id").asLong());
        assertThat(content.is(200).header("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void filesThatDoHarmAreRefusedWithWhatToDo() {
        long id = delivery(planned("\"remark\": \"\""));
        assertThat(proof(id, "paper", "note.pdf", HostilePdf.withScript())
                        .problem(422)
                        .toString())
                .contains("JavaScript");
        var heavy = Arrays.copyOf(JPEG, 40_000_000);
        assertThat(proof(id, "photo", "quai.jpg", heavy).problem(422).toString())
                .contains("40", "20");
        proof(id, "photo", "quai.jpg", Arrays.copyOf(JPEG, 2_000)).problem(422);
        proof(id, "photo", "page.html", "<script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .problem(422);
        proof(id, "photo", "rien.jpg", new byte[0]).problem(422);
        assertThat(program().get("/deliveries/" + id).json().path("proofs").size())
                .isZero();
    }

    @Test
    void theSameRequestSentTwiceIsOneDelivery() {
        var once = program().with("Idempotency-Key", "bl-1");
        long first = once.post("/deliveries", planned("\"remark\": \"\""))
                .is(201)
                .json()
                .path("id")
                .asLong();
        var again = once.post("/deliveries", planned("\"remark\": \"\"")).is(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json().path("id").asLong()).isEqualTo(first);
    }

    @Test
    void anotherCompanysDeliveryIsNotThere() {
        long id = delivery(planned("\"remark\": \"\""));
        var stranger = newProgram(Role.OWNER);
        stranger.get("/deliveries/" + id).problem(404);
        stranger.post("/deliveries/" + id + "/signature", signature(UUID.randomUUID()))
                .problem(404);
        stranger.post("/deliveries/" + id + "/links", "{\"recipient\": \"Denis\"}")
                .problem(404);
        stranger.upload(
                        "/deliveries/" + id + "/proofs",
                        Map.of("kind", "paper"),
                        "a.pdf",
                        org.maillon.terms.TermsPdf.of("fr", 1))
                .problem(404);
        program().get("/deliveries/999999999").problem(404);
    }

    @Test
    void whoOnlyReadsWritesNoDelivery() {
        var reader = withRole(Role.READ_ONLY);
        reader.get("/deliveries").is(200);
        reader.post("/deliveries", planned("\"remark\": \"\"")).problem(403);
    }

    private String planned(String rest) {
        return "{\"account\": \"C1\", \"order\": %d, %s}".formatted(order, rest);
    }

    private long delivery(String json) {
        return program().post("/deliveries", json).is(201).json().path("id").asLong();
    }

    private Answer proof(long id, String kind, String name, byte[] content) {
        return program().upload("/deliveries/" + id + "/proofs", Map.of("kind", kind), name, content);
    }

    private static String signature(UUID key) {
        return """
                {"key": "%s", "signer": "Karim Benali", "role": "Réceptionnaire", "signedAt": "2026-11-23T09:30:00Z",
                 "drawing": {"width": 300, "height": 150,
                 "strokes": [[[20, 80, 0], [90, 20, 40], [200, 110, 90], [260, 60, 140]]]}}""".formatted(key);
    }
}
