package org.maillon.portal;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.kernel.TenantId;
import org.maillon.messages.AnswerPages;
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
    public List<URI> pages(TenantId tenant, List<Asking> asking) {
        var wanted = asking.stream().map(MessageLinks::link).toList();
        var tokens = asking.stream().map(each -> token(tenant, each)).toList();
        return links.issue(tenant, wanted, tokens, Author.MAILLON.who()).stream()
                .map(IssuedLink::address)
                .toList();
    }

    /** What stands on paper is typed. */
    private static LinkToken token(TenantId tenant, Asking asking) {
        return asking.message().channel().isPaper() ? LinkToken.typed(tenant) : LinkToken.random(tenant);
    }

    private static NewLink link(Asking asking) {
        var letter = asking.letter();
        var name = letter.contactName();
        return new NewLink(
                new AccountId(asking.message().accountId()),
                name == null ? letter.customerName() : name,
                letter.language(),
                letter.tone() == Tone.COURTESY ? LinkPurpose.COURTESY : LinkPurpose.REMINDER,
                OptionalLong.of(asking.message().id()),
                letter.totalCents(),
                letter.currency());
    }
}
