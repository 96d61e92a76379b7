package org.maillon.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.maillon.access.Tenant;
import org.maillon.messages.Composition.Leaving;
import org.maillon.messages.Composition.PaperLetter;
import org.maillon.messages.DeliveryStore.Said;

/** Lays letters out, and hands them to whoever prints them: the company itself or a provider. */
final class PaperCarrier implements Carrier {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final Tenant company;
    private final Letterhead head;
    private final Letters letters;
    private final Printer printer;

    PaperCarrier(Tenant company, Letterhead head, Letters letters, Printer printer) {
        this.company = company;
        this.head = head;
        this.letters = letters;
        this.printer = printer;
    }

    /** Who makes paper of a sheet; asks for the handover at the last moment before. */
    interface Printer {
        CarrierAnswer print(QueuedMessage message, PaperSheet sheet, Said said, BooleanSupplier handover);
    }

    @Override
    public CarrierAnswer give(QueuedMessage message, Leaving said, Instant now, BooleanSupplier handover) {
        if (!(said instanceof PaperLetter letter))
            throw new IllegalStateException(
                    "a letter was composed as " + said.getClass().getSimpleName());
        if (letter.address() == null) return new CarrierAnswer.Unfit("no-postal-address", letter.customerName(), null);
        boolean registered = message.channel() == Channel.REGISTERED;
        var today = LocalDate.ofInstant(now, ZONE);
        var sheet = Paper.of(letter, letter.address(), head, registered, company.country(), today);
        var recipient = String.join(", ", sheet.recipient());
        return LetterPdf.unprintable(sheet)
                .<CarrierAnswer>map(text -> new CarrierAnswer.Unfit("unprintable", text, recipient))
                .orElseGet(() -> printer.print(message, sheet, said(letter, recipient), handover));
    }

    @Override
    public void close() {
        // Nothing is kept open between two letters.
    }

    private Said said(PaperLetter letter, String recipient) {
        return new Said(recipient, letter.language().code(), letters.lay(letter.words()), null);
    }
}
