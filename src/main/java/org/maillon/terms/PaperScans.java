package org.maillon.terms;

import java.nio.charset.StandardCharsets;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.SoundPdf;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;

/** Scans of what was signed on paper: pictures and sound PDF files. */
final class PaperScans {
    private PaperScans() {}

    static DocumentId keep(Evidence evidence, TenantId tenant, PaperAcceptance paper) {
        var scan = paper.scan();
        boolean pdf = new String(scan, 0, Math.min(4, scan.length), StandardCharsets.ISO_8859_1).equals("%PDF");
        if (pdf) SoundPdf.read(scan);
        var id = evidence.keep(tenant, scan, "application/octet-stream", paper.fileName());
        var type = evidence.document(tenant, id).orElseThrow().mediaType();
        if (!pdf && !type.startsWith("image/")) throw new InvalidValue("terms.wrong.scan");
        return id;
    }
}
