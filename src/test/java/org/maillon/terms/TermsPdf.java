package org.maillon.terms;

import java.util.ArrayList;
import java.util.List;
import org.maillon.messages.PlainDocument;

/** Terms of sale for the tests: as many pages as asked for, each with its own word. */
public final class TermsPdf {
    private TermsPdf() {}

    public static byte[] of(String language, int pages) {
        var blocks = new ArrayList<PlainDocument.Block>();
        for (int page = 1; page <= pages; page++) {
            blocks.add(new PlainDocument.Heading("Article " + page));
            for (int line = 0; line < (page == pages ? 4 : 34); line++)
                blocks.add(new PlainDocument.Paragraph("Clause " + page + "." + line
                        + " — les marchandises restent la propriété du vendeur jusqu’au paiement complet du prix."));
        }
        return new PlainDocument(language, "Atelier Durand SAS", "Conditions générales de vente", List.copyOf(blocks))
                .write();
    }
}
