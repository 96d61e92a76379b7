package org.maillon.desk;

import java.nio.charset.StandardCharsets;
import org.maillon.access.CurrentMember;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.sales.Confirmation;
import org.maillon.sales.Confirmations;
import org.maillon.sales.Order;
import org.maillon.sales.Orders;
import org.maillon.sales.Quotes;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The documents of a sale as they are kept: the quote, the customer's order, what was confirmed. */
@Controller
class SalesDocumentsController {
    private final Orders orders;
    private final Quotes quotes;
    private final Confirmations confirmations;
    private final Evidence evidence;

    SalesDocumentsController(Orders orders, Quotes quotes, Confirmations confirmations, Evidence evidence) {
        this.orders = orders;
        this.quotes = quotes;
        this.confirmations = confirmations;
        this.evidence = evidence;
    }

    @GetMapping("/orders/{id}/confirmations/{version}")
    ResponseEntity<byte[]> confirmation(CurrentMember member, @PathVariable long id, @PathVariable int version) {
        return confirmations.of(member.tenant(), id).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .map(Confirmation::document)
                .map(document -> kept(member, document))
                .orElseThrow(SalesDocumentsController::none);
    }

    @GetMapping("/orders/{id}/purchase-order")
    ResponseEntity<byte[]> purchaseOrder(CurrentMember member, @PathVariable long id) {
        return orders.find(member.tenant(), id)
                .flatMap(Order::purchaseOrderDocument)
                .map(document -> kept(member, document))
                .orElseThrow(SalesDocumentsController::none);
    }

    @GetMapping("/quotes/{id}/document")
    ResponseEntity<byte[]> quote(CurrentMember member, @PathVariable long id) {
        var quote = quotes.find(member.tenant(), id).orElseThrow(SalesDocumentsController::none);
        return quotes.pdf(member.tenant(), id)
                .map(content -> shown(content, "application/pdf", quote.number() + ".pdf"))
                .orElseThrow(SalesDocumentsController::none);
    }

    private ResponseEntity<byte[]> kept(CurrentMember member, DocumentId id) {
        var document = evidence.document(member.tenant(), id).orElseThrow(SalesDocumentsController::none);
        var content = evidence.content(member.tenant(), id).orElseThrow(SalesDocumentsController::none);
        return shown(content, document.mediaType(), document.name());
    }

    private static ResponseEntity<byte[]> shown(byte[] content, String type, String name) {
        boolean harmless = type.equals("application/pdf") || type.startsWith("image/");
        var kind = harmless ? ContentDisposition.inline() : ContentDisposition.attachment();
        var shown = kind.filename(name, StandardCharsets.UTF_8).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .contentType(MediaType.parseMediaType(type))
                .body(content);
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
