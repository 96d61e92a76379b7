package org.maillon.salesfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Recorded;
import org.maillon.evidence.SoundPdf;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file for whoever decides about it: as one PDF, an index with every hash and then the pieces themselves, or as a ZIP with the
 * pieces as they were kept. The index is PDF/A; the whole claims no more than its pieces do.
 */
@Service
public class SalesFileExports {
    private static final Logger LOG = LoggerFactory.getLogger(SalesFileExports.class);
    private static final int MOST_HAPPENINGS = 500;
    private static final float MARGIN = 40;

    private final SalesFileIndex index;
    private final Evidence evidence;

    SalesFileExports(SalesFileIndex index, Evidence evidence) {
        this.index = index;
        this.evidence = evidence;
    }

    /** In one PDF; a piece that is neither a PDF nor a picture stands in the index alone. */
    public byte[] pdf(TenantId tenant, SalesFile file, Language language) {
        try (var whole = Loader.loadPDF(index.of(tenant, file, happenings(tenant, file), language))) {
            whole.getDocumentCatalog().setMetadata(null);
            for (var piece : file.pieces()) append(whole, tenant, piece);
            var out = new ByteArrayOutputStream();
            whole.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a sales file could not be put together", e);
        }
    }

    private void append(PDDocument whole, TenantId tenant, Piece piece) throws IOException {
        var content = evidence.content(tenant, piece.document().id()).orElseThrow();
        var type = piece.document().mediaType();
        if (type.equals("application/pdf")) appendPdf(whole, content);
        else if (type.startsWith("image/"))
            appendPicture(whole, content, piece.document().name());
    }

    /** One that acts by itself or cannot be read stays in the index and in the ZIP, as it was kept. */
    private static void appendPdf(PDDocument whole, byte[] content) {
        try {
            SoundPdf.read(content);
            try (var piece = Loader.loadPDF(content)) {
                new PDFMergerUtility().appendDocument(whole, piece);
            }
        } catch (IOException | InvalidValue left) {
            LOG.info("a piece of a sales file stays out of its PDF: {}", left.getMessage());
        }
    }

    private static void appendPicture(PDDocument whole, byte[] content, String name) throws IOException {
        PDImageXObject picture;
        try {
            picture = PDImageXObject.createFromByteArray(whole, content, name);
        } catch (IOException | IllegalArgumentException unreadable) {
            return;
        }
        var page = new PDPage(PDRectangle.A4);
        whole.addPage(page);
        float width = page.getMediaBox().getWidth() - 2 * MARGIN;
        float height = page.getMediaBox().getHeight() - 2 * MARGIN;
        float scale = Math.min(Math.min(width / picture.getWidth(), height / picture.getHeight()), 1);
        try (var drawing = new PDPageContentStream(whole, page)) {
            float shown = picture.getHeight() * scale;
            drawing.drawImage(picture, MARGIN, MARGIN + height - shown, picture.getWidth() * scale, shown);
        }
    }

    /** Written piece by piece: the index, every piece as it was kept, their hashes, and what happened, link by link. */
    public void zip(TenantId tenant, SalesFile file, Language language, OutputStream out) throws IOException {
        var happenings = happenings(tenant, file);
        var hashes = new StringBuilder();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, "00-index.pdf", index.of(tenant, file, happenings, language));
            int place = 1;
            for (var piece : file.pieces()) {
                var name = piece.fileName(place++);
                put(zip, name, evidence.content(tenant, piece.document().id()).orElseThrow());
                hashes.append(piece.document().id().sha256())
                        .append("  ")
                        .append(name)
                        .append('\n');
            }
            put(zip, "SHA256SUMS", hashes.toString().getBytes(StandardCharsets.UTF_8));
            put(zip, "evidence.json", json(happenings));
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] json(List<Recorded> happenings) {
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(
                        happenings.stream().map(SalesFileExports::told).toList());
    }

    private static LinkedHashMap<String, Object> told(Recorded recorded) {
        var happening = recorded.happening();
        var told = new LinkedHashMap<String, Object>();
        told.put("number", recorded.number());
        told.put("hash", recorded.hash());
        told.put("subject", happening.subject());
        told.put("act", happening.act());
        told.put("who", happening.who());
        told.put("from", happening.from());
        told.put("at", happening.at().toString());
        told.put("facts", happening.facts());
        told.put(
                "documents",
                happening.documents().stream().map(each -> each.sha256()).toList());
        return told;
    }

    /** What was recorded about the parts of a file, in its order in the chain of evidence. */
    private List<Recorded> happenings(TenantId tenant, SalesFile file) {
        var account = "account/" + file.order().accountId().value();
        var parts = Stream.of("terms", "quote", "order", "delivery").map(part -> account + "/" + part);
        var subjects = parts.toList();
        return evidence.about(tenant, account, MOST_HAPPENINGS).stream()
                .filter(each -> subjects.stream().anyMatch(each.happening().subject()::startsWith))
                .filter(each -> belongs(each, file))
                .sorted(java.util.Comparator.comparing(Recorded::number))
                .toList();
    }

    /** About this order's own parts: by the ids its links lead to, and by the documents that are its pieces. */
    private static boolean belongs(Recorded recorded, SalesFile file) {
        var subject = recorded.happening().subject() + "/";
        boolean named = Stream.of(FileLink.QUOTE, FileLink.ORDER, FileLink.DELIVERY)
                .anyMatch(link -> subject.contains(
                        "/" + link.code() + "/" + file.link(link).target() + "/"));
        return named
                || recorded.happening().documents().stream()
                        .anyMatch(document -> file.pieces().stream()
                                .anyMatch(piece -> piece.document().id().equals(document)));
    }
}
