package org.maillon.deliveries;

import java.nio.charset.StandardCharsets;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.SoundPdf;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.maillon.portal.Photos;
import org.springframework.stereotype.Component;

/** Photos and papers as people give them, looked at before they are kept: what they are is told by their first bytes. */
@Component
class ProofFiles {
    /** The heaviest file that is taken, in bytes. */
    private static final int LARGEST = 20_000_000;

    private final Evidence evidence;

    ProofFiles(Evidence evidence) {
        this.evidence = evidence;
    }

    /** A picture, drawn anew; refused (422) where it is none, too heavy, or of a kind only some telephones read. */
    DocumentId photo(TenantId tenant, Upload photo) {
        refuseHeavy(photo);
        if (isHeic(photo.content())) throw new InvalidValue("deliveries.photo.heic");
        return evidence.keep(tenant, Photos.redrawn(photo.content()), "image/jpeg", pictureName(photo.name()));
    }

    /** A scan: a picture, or a PDF in which nothing runs. */
    DocumentId paper(TenantId tenant, Upload paper) {
        refuseHeavy(paper);
        if (!isPdf(paper.content())) return photo(tenant, paper);
        SoundPdf.read(paper.content());
        return evidence.keep(tenant, paper.content(), "application/pdf", paper.name());
    }

    private static void refuseHeavy(Upload file) {
        if (file.content().length == 0) throw new InvalidValue("deliveries.file.empty");
        if (file.content().length > LARGEST)
            throw new InvalidValue(
                    "deliveries.file.heavy",
                    Integer.toString(Math.ceilDiv(file.content().length, 1_000_000)),
                    Integer.toString(LARGEST / 1_000_000));
    }

    private static boolean isPdf(byte[] content) {
        return begin(content, 0, 5).equals("%PDF-");
    }

    /** ISO/IEC 23008-12: a box {@code ftyp} whose brand names HEVC or AV1 pictures. */
    private static boolean isHeic(byte[] content) {
        return begin(content, 4, 4).equals("ftyp")
                && begin(content, 8, 4).matches("hei[cxms]|hev[cxms]|mif1|msf1|avi[fs]");
    }

    private static String begin(byte[] content, int from, int length) {
        return content.length < from + length ? "" : new String(content, from, length, StandardCharsets.ISO_8859_1);
    }

    private static String pictureName(String name) {
        var plain = name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        return (plain.isBlank() ? "photo" : plain) + ".jpg";
    }
}
