package org.maillon.desk;

import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Texts;
import org.maillon.salesfile.FileLink;
import org.maillon.salesfile.LinkState;
import org.maillon.salesfile.SalesFile;
import org.maillon.salesfile.SalesFileExports;
import org.maillon.salesfile.SalesFiles;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The file of an order: how strong it is, what weakens it, its pieces, and the whole to take away. */
@Controller
@RequestMapping("/sales-files")
@Needs(Permission.READ)
class SalesFileController {
    private final SalesFiles files;
    private final SalesFileExports exports;
    private final Evidence evidence;

    SalesFileController(SalesFiles files, SalesFileExports exports, Evidence evidence) {
        this.files = files;
        this.exports = exports;
        this.evidence = evidence;
    }

    @GetMapping("/{order:[0-9]{1,18}}")
    String show(Page page, CurrentMember member, @PathVariable long order, Model model) {
        var file = find(member, order);
        model.addAttribute("file", file);
        model.addAttribute("chain", chain(page, file));
        model.addAttribute(
                "gaps",
                file.gaps().stream()
                        .map(gap -> new ShownGap(gap, href(file.link(gap.kind().link()))))
                        .toList());
        return "desk/sales-file";
    }

    /** An invoice has the file of the order whose number it names. */
    @GetMapping("/invoices/{item:[0-9]{1,18}}")
    String ofInvoice(CurrentMember member, @PathVariable long item) {
        var order = files.orderOf(member.tenant(), item);
        if (order.isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/sales-files/" + order.getAsLong();
    }

    @GetMapping("/{order:[0-9]{1,18}}/pieces/{sha256:[0-9a-f]{64}}")
    ResponseEntity<byte[]> piece(CurrentMember member, @PathVariable long order, @PathVariable String sha256) {
        var id = new DocumentId(sha256);
        var piece = find(member, order).pieces().stream()
                .filter(each -> each.document().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var type = piece.document().mediaType();
        boolean shown = type.equals("application/pdf") || type.startsWith("image/");
        return answer(piece.document().name(), shown ? type : "application/octet-stream", shown)
                .body(evidence.content(member.tenant(), id).orElseThrow());
    }

    @GetMapping("/{order:[0-9]{1,18}}/file.pdf")
    ResponseEntity<byte[]> pdf(Page page, CurrentMember member, @PathVariable long order) {
        var file = find(member, order);
        return answer(file.order().number() + ".pdf", MediaType.APPLICATION_PDF_VALUE, false)
                .body(exports.pdf(member.tenant(), file, page.language()));
    }

    @GetMapping("/{order:[0-9]{1,18}}/file.zip")
    ResponseEntity<StreamingResponseBody> zip(Page page, CurrentMember member, @PathVariable long order) {
        var file = find(member, order);
        var language = page.language();
        return answer(file.order().number() + ".zip", "application/zip", false)
                .body(out -> exports.zip(member.tenant(), file, language, out));
    }

    private SalesFile find(CurrentMember member, long order) {
        return files.of(member.tenant(), order).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity.BodyBuilder answer(String name, String type, boolean inline) {
        var disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
    }

    private static Chain chain(Page page, SalesFile file) {
        var texts = Texts.in(page.language());
        var links =
                file.links().stream().map(link -> link(page, texts, file, link)).toList();
        return new Chain(
                page.t("desk.sales-file.chain"),
                page.t("desk.sales-file.pieces.count", file.pieces().size()),
                links);
    }

    private static Chain.Link link(Page page, Texts texts, SalesFile file, SalesFile.Link link) {
        var note = link.on().map(day -> page.in().day(day)).orElse("");
        var state = Chain.State.valueOf(link.state().name());
        boolean leads = link.target() != 0 && link.state() != LinkState.QUIET;
        return new Chain.Link(
                link.link().in(page.language()),
                link.what().isEmpty() ? "–" : link.what(),
                note.isEmpty() ? gapsOf(page, file, link.link()) : note,
                state,
                leads ? href(link) : null);
    }

    private static String gapsOf(Page page, SalesFile file, FileLink link) {
        long count =
                file.gaps().stream().filter(gap -> gap.kind().link() == link).count();
        return count == 0 ? "" : page.t("desk.sales-file.gaps.count", count);
    }

    /** Where what a link is about is seen and mended. */
    private static String href(SalesFile.Link link) {
        long id = link.target();
        return switch (link.link()) {
            case ACCOUNT, INVOICE -> "/accounts/" + id;
            case TERMS -> "/accounts/" + id + "#terms-of-sale";
            case RECEIPT -> "/accounts/" + id + "/agreements";
            case QUOTE -> "/quotes/" + id;
            case ORDER, CONFIRMATION -> "/orders/" + id;
            case DELIVERY -> id == 0 ? "/deliveries" : "/deliveries/" + id;
        };
    }
}
