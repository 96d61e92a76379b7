package org.maillon.portal;

import java.net.URI;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.kernel.TenantId;
import org.maillon.messages.AnswerPages;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.ReminderLetter;
import org.maillon.messages.ReminderLetter.Tone;
import org.springframework.stereotype.Component;

/** A link for each message that leaves: one that is worded again, after the mail server was away, gets another. */
@Component
class MessageLinks implements AnswerPages {
    private final CustomerLinks links;

    MessageLinks(CustomerLinks links) {
        this.links = links;
    }

    @Override
    public URI page(TenantId tenant, QueuedMessage message, ReminderLetter letter) {
        var name = letter.contactName();
        var link = new NewLink(
                new AccountId(message.accountId()),
                name == null ? letter.customerName() : name,
                letter.language(),
                letter.tone() == Tone.COURTESY ? LinkPurpose.COURTESY : LinkPurpose.REMINDER,
                OptionalLong.of(message.id()),
                letter.totalCents(),
                letter.currency());
        return links.issue(tenant, link, Author.MAILLON.who()).address();
    }
}
