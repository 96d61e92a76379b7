package org.maillon.deliveries;

import java.util.List;
import org.maillon.access.Tenants;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a signature: its strokes, the picture drawn from them, and the signed note as a PDF. */
@Component
class SignedNotes {
    private static final JsonMapper JSON = new JsonMapper();

    private final Evidence evidence;
    private final Tenants companies;

    SignedNotes(Evidence evidence, Tenants companies) {
        this.evidence = evidence;
        this.companies = companies;
    }

    DocumentId keepStrokes(TenantId tenant, DeliveryNote note, Drawing drawing) {
        var name = "signature-" + note.number() + ".json";
        return evidence.keep(tenant, JSON.writeValueAsBytes(drawing), "application/json", name);
    }

    DocumentId keepPicture(TenantId tenant, DeliveryNote note, Drawing drawing) {
        return evidence.keep(tenant, DrawnPicture.png(drawing), "image/png", "signature-" + note.number() + ".png");
    }

    DocumentId keep(TenantId tenant, DeliveryNote note, List<DeliveryLine> lines, Signature signature) {
        var company = companies.find(tenant).orElseThrow();
        var picture = signature.picture().map(it -> evidence.content(tenant, it).orElseThrow());
        var pdf = SignedNotePdf.write(company, note, lines, signature, picture);
        return evidence.keep(tenant, pdf, "application/pdf", note.number() + ".pdf");
    }
}
