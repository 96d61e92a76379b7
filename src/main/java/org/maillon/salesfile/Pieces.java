package org.maillon.salesfile;

import java.util.ArrayList;
import java.util.List;
import org.maillon.deliveries.Deliveries;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.TenantId;
import org.maillon.portal.ItemDocuments;
import org.maillon.sales.Quote;
import org.maillon.salesfile.SalesFiles.Found;
import org.springframework.stereotype.Component;

/** The documents of a file, in the order of its chain; each once. */
@Component
class Pieces {
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final ItemDocuments documents;

    Pieces(Evidence evidence, Deliveries deliveries, ItemDocuments documents) {
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.documents = documents;
    }

    private record Named(FileLink link, String title, DocumentId document) {}

    List<Piece> of(TenantId tenant, Found found) {
        var named = new ArrayList<Named>();
        found.terms().ifPresent(terms -> {
            named.add(new Named(FileLink.TERMS, terms.label(), terms.document()));
            terms.scan().ifPresent(scan -> named.add(new Named(FileLink.TERMS, terms.label(), scan)));
        });
        found.quote()
                .flatMap(Quote::document)
                .ifPresent(document -> named.add(
                        new Named(FileLink.QUOTE, found.quote().orElseThrow().number(), document)));
        var order = found.order();
        order.purchaseOrderDocument()
                .ifPresent(document -> named.add(
                        new Named(FileLink.ORDER, order.purchaseOrder().orElse(order.number()), document)));
        found.confirmations()
                .forEach(sent -> named.add(new Named(FileLink.CONFIRMATION, order.number(), sent.document())));
        for (var note : found.deliveries())
            deliveries
                    .proofs(tenant, note.id())
                    .forEach(proof -> named.add(new Named(FileLink.DELIVERY, note.number(), proof.document())));
        for (var invoice : found.invoices())
            documents
                    .ofItems(tenant, invoice.items())
                    .forEach(document ->
                            named.add(new Named(FileLink.INVOICE, invoice.reference(), document.document())));
        return named.stream()
                .distinct()
                .flatMap(each -> evidence.document(tenant, each.document()).stream()
                        .map(document -> new Piece(each.link(), each.title(), document)))
                .toList();
    }
}
