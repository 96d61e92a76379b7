package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.kernel.Language;
import org.maillon.salesfile.Piece;
import org.maillon.salesfile.SalesFile;
import org.maillon.salesfile.SalesFileExports;
import org.maillon.salesfile.SalesFiles;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales-files/{id}")
@Tag(name = "sales files", description = "The chain of an order, its gaps and its pieces; the id is the order's")
class SalesFileController {
    private final SalesFiles files;
    private final SalesFileExports exports;

    SalesFileController(SalesFiles files, SalesFileExports exports) {
        this.files = files;
        this.exports = exports;
    }

    /** @param state sound, held, weak or quiet */
    record ToldLink(
            String link,
            String state,
            String what,
            @Nullable LocalDate on) {}

    /** @param heavy whether the file may fall for it */
    record ToldGap(String kind, String link, boolean heavy, String sentence) {}

    record ToldPiece(
            String link, String title, String name, String sha256, String mediaType, long sizeBytes, Instant keptAt) {
        static ToldPiece of(Piece piece) {
            var document = piece.document();
            return new ToldPiece(
                    piece.link().code(),
                    piece.title(),
                    document.name(),
                    document.id().sha256(),
                    document.mediaType(),
                    document.sizeBytes(),
                    document.keptAt());
        }
    }

    /** @param strength strong, fair or weak */
    record Told(
            long id,
            String number,
            String account,
            String strength,
            List<ToldLink> links,
            List<ToldGap> gaps,
            List<ToldPiece> pieces) {}

    @GetMapping
    @Operation(summary = "How strong the file of an order is, link by link, with the reason for each gap")
    Told one(CurrentMember member, Reading reading, @PathVariable String id) {
        var language = reading.texts().language();
        var file = find(member, id);
        return new Told(
                file.order().id(),
                file.order().number(),
                file.order().account(),
                file.strength().code(),
                file.links().stream()
                        .map(link -> new ToldLink(
                                link.link().code(),
                                link.state().code(),
                                link.what(),
                                link.on().orElse(null)))
                        .toList(),
                gaps(file, language),
                file.pieces().stream().map(ToldPiece::of).toList());
    }

    private static List<ToldGap> gaps(SalesFile file, Language language) {
        return file.gaps().stream()
                .map(gap -> new ToldGap(
                        gap.kind().code(), gap.kind().link().code(), gap.kind().isHeavy(), gap.in(language)))
                .toList();
    }

    @GetMapping(path = "/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "The whole file as one PDF: index, hashes, pieces")
    ResponseEntity<byte[]> pdf(CurrentMember member, Reading reading, @PathVariable String id) {
        var file = find(member, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, attached(file, "pdf"))
                .body(exports.pdf(member.tenant(), file, reading.texts().language()));
    }

    @GetMapping(path = "/zip", produces = "application/zip")
    @Operation(summary = "The whole file as a ZIP: index, pieces as they were kept, their hashes, what was recorded")
    void zip(CurrentMember member, Reading reading, @PathVariable String id, HttpServletResponse answer)
            throws IOException {
        var file = find(member, id);
        answer.setContentType("application/zip");
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, attached(file, "zip"));
        exports.zip(member.tenant(), file, reading.texts().language(), answer.getOutputStream());
    }

    private SalesFile find(CurrentMember member, String id) {
        return files.of(member.tenant(), Reading.id(id)).orElseThrow(NotDone::notFound);
    }

    private static String attached(SalesFile file, String ending) {
        return ContentDisposition.attachment()
                .filename(file.order().number() + "." + ending)
                .build()
                .toString();
    }
}
