package org.maillon.messages;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.Leaving;
import org.maillon.messages.DeliveryStore.Said;

/** Takes e-mails to the company's mail server, on one connection to it; never to an address from which one came back. */
final class MailCarrier implements Carrier {
    private final TenantId tenant;
    private final Sender sender;
    private final LongFunction<String> returnPaths;
    private final @Nullable MailSignature signature;
    private final SmtpLine line;
    private final InboxStore inbox;
    private final Set<String> bounced;

    MailCarrier(
            TenantId tenant,
            Sender sender,
            LongFunction<String> returnPaths,
            @Nullable MailSignature signature,
            SmtpServer server,
            InboxStore inbox,
            Set<String> bounced) {
        this.tenant = tenant;
        this.sender = sender;
        this.returnPaths = returnPaths;
        this.signature = signature;
        this.line = new SmtpLine(server);
        this.inbox = inbox;
        this.bounced = bounced;
    }

    @Override
    public CarrierAnswer give(QueuedMessage message, Leaving said, Instant now, BooleanSupplier handover) {
        if (!(said instanceof Composed mail))
            throw new IllegalStateException(
                    "an e-mail was composed as " + said.getClass().getSimpleName());
        return MailAddress.read(mail.recipient())
                .map(recipient -> bounced.contains(recipient.value())
                        ? new CarrierAnswer.Unfit("bounced-before", recipient.value(), recipient.value())
                        : send(message, mail, recipient, now, handover))
                .orElseGet(() -> new CarrierAnswer.Unfit("bad-address", mail.recipient(), mail.recipient()));
    }

    @Override
    public void close() {
        line.close();
    }

    private CarrierAnswer send(
            QueuedMessage message, Composed worded, MailAddress recipient, Instant now, BooleanSupplier handover) {
        var said = worded.copiedTo(copies(worded, recipient));
        var messageId = MimeLetter.messageId(tenant, message.key(), sender);
        var previous = inbox.previous(tenant, message.accountId(), message.id()).orElse(null);
        var letter =
                MimeLetter.of(sender, said, recipient, messageId, previous, now).bytes();
        var content = signature == null ? letter : signature.sign(letter);
        var kept = new Said(recipient.value(), said.language().code(), LinkMask.masked(said.text()), messageId);
        return switch (line.send(
                new Envelope(returnPaths.apply(message.id()), recipient.value(), said.copies(), content), handover)) {
            case SmtpAnswer.Accepted(var words) -> new CarrierAnswer.Accepted(kept, words);
            case SmtpAnswer.Refused refused ->
                new CarrierAnswer.Refused(refused.isForGood(), refused.words(), recipient.value());
            case SmtpAnswer.Lost(var words) -> new CarrierAnswer.Lost(kept, words);
            case SmtpAnswer.NotGiven(var words) -> new CarrierAnswer.NotGiven(words);
            case SmtpAnswer.GivenBefore(var words) -> new CarrierAnswer.GivenBefore(words);
            case SmtpAnswer.Unreachable(var words) -> new CarrierAnswer.Unreachable(words);
        };
    }

    private List<String> copies(Composed said, MailAddress recipient) {
        return recipient.beside(said.copies()).stream()
                .map(MailAddress::value)
                .filter(copy -> !bounced.contains(copy))
                .toList();
    }
}
