package org.maillon.deliveries;

import static org.maillon.messages.SheetPages.LEFT;
import static org.maillon.messages.SheetPages.RIGHT;
import static org.maillon.messages.SheetPages.printable;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.maillon.access.Tenant;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.messages.LetterPdf;
import org.maillon.messages.SheetPages;
import org.maillon.messages.SheetPages.Style;

/** The signed note as PDF/A: what came, what was reserved, and the signature as it was drawn. */
final class SignedNotePdf {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final float QUANTITY = 150;
    private static final float PICTURE = 70;

    private final SheetPages pages;
    private final Language language;
    private final Tenant company;
    private final DeliveryNote note;
    private final List<DeliveryLine> lines;
    private final Signature signature;
    private final Optional<byte[]> picture;

    private SignedNotePdf(
            SheetPages pages,
            Tenant company,
            DeliveryNote note,
            List<DeliveryLine> lines,
            Signature signature,
            Optional<byte[]> picture) {
        this.pages = pages;
        this.language = company.language();
        this.company = company;
        this.note = note;
        this.lines = lines;
        this.signature = signature;
        this.picture = picture;
    }

    static byte[] write(
            Tenant company,
            DeliveryNote note,
            List<DeliveryLine> lines,
            Signature signature,
            Optional<byte[]> picture) {
        return LetterPdf.archived(
                company.language().code(),
                pages -> new SignedNotePdf(pages, company, note, lines, signature, picture).write());
    }

    private void write() throws IOException {
        pages.beginLetter();
        head();
        table();
        reserves();
        signed();
        pages.endLetter();
    }

    private void head() throws IOException {
        flow(Style.STRONG, company.name());
        pages.space(10);
        flow(Style.SUBJECT, say("title." + note.kind().code(), note.number()));
        pages.space(3);
        flow(Style.PLAIN, say("customer", note.accountName(), note.account()));
        for (var line : note.address().lines().toList()) flow(Style.PLAIN, line);
        pages.space(2);
        if (!note.orderNumber().isEmpty()) flow(Style.PLAIN, say("order", note.orderNumber()));
        if (!note.purchaseOrder().isEmpty()) flow(Style.PLAIN, say("purchase-order", note.purchaseOrder()));
        if (!note.carrier().isEmpty()) flow(Style.PLAIN, say("carrier", note.carrier()));
        flow(Style.PLAIN, say("planned", day(note.plannedOn())));
        if (!note.remark().isEmpty()) flow(Style.PLAIN, note.remark().replace('\n', ' '));
        pages.space(6);
    }

    private void table() throws IOException {
        headings();
        for (var line : lines) {
            if (pages.keep(11)) headings();
            row(line);
        }
        pages.space(5);
    }

    private void headings() throws IOException {
        pages.set(Style.HEADING, LEFT, say("article"));
        pages.setRight(Style.HEADING, QUANTITY, say("quantity"));
        pages.setRight(Style.HEADING, RIGHT, say("delivered"));
        pages.space(5);
        pages.rule(LEFT, RIGHT, 0.5f);
    }

    private void row(DeliveryLine line) throws IOException {
        pages.space(1.4f);
        float top = pages.y();
        pages.setRight(Style.PLAIN, QUANTITY, printable(amount(line, line.quantity())));
        pages.setRight(
                Style.PLAIN, RIGHT, printable(amount(line, line.delivered().orElse(line.quantity()))));
        pages.flow(Style.PLAIN, LEFT, QUANTITY - LEFT - 30, printable(line.description()));
        if (!line.code().isEmpty()) flow(Style.SMALL, line.code());
        pages.moveTo(Math.max(pages.y(), top + Style.PLAIN.leading()) + 0.8f);
        pages.rule(LEFT, RIGHT, 0.85f);
    }

    private String amount(DeliveryLine line, java.math.BigDecimal quantity) {
        var written = Quantities.display(quantity, language);
        return line.unit().isEmpty() ? written : written + " " + line.unit();
    }

    private void reserves() throws IOException {
        if (signature.reserves().isEmpty()) {
            flow(Style.STRONG, say("no-reserve"));
            return;
        }
        pages.keep(16);
        flow(Style.STRONG, say("reserves"));
        pages.space(1.5f);
        for (var reserve : signature.reserves()) flow(Style.PLAIN, ReserveWords.of(reserve, lines, language));
    }

    private void signed() throws IOException {
        pages.space(6);
        pages.keep(75);
        flow(Style.STRONG, say(signature.drawn() ? "signed" : "signed-on-paper"));
        pages.space(1.5f);
        flow(
                Style.PLAIN,
                signature.role().isEmpty() ? signature.signer() : signature.signer() + ", " + signature.role());
        flow(Style.PLAIN, say("signed-at", at(signature.signedAt())));
        if (signature.place().isPresent())
            flow(Style.PLAIN, place(signature.place().get()));
        if (!signature.remark().isEmpty()) flow(Style.PLAIN, signature.remark().replace('\n', ' '));
        if (picture.isPresent()) pages.space(pages.picture(picture.get(), LEFT, PICTURE) + 3);
        flow(Style.SMALL, say("received-at", at(signature.receivedAt()), signature.who(), signature.from()));
        signature.strokes().ifPresent(strokes -> smallPrint(say("hash", strokes.sha256())));
    }

    private void smallPrint(String text) {
        try {
            flow(Style.SMALL, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String place(Place place) {
        return say(
                "place",
                String.format(Locale.ROOT, "%.5f", place.latitude()),
                String.format(Locale.ROOT, "%.5f", place.longitude()),
                place.accuracyMetres());
    }

    private void flow(Style style, String text) throws IOException {
        pages.flow(style, LEFT, RIGHT - LEFT, printable(text));
    }

    private String say(String key, Object... arguments) {
        return Texts.in(language).say("deliveries.pdf." + key, arguments);
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    private String at(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(ZONE)
                .format(at);
    }
}
