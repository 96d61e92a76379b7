package org.maillon.messages;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.maillon.access.Tenant;
import org.maillon.messages.DeliveryStore.Said;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Letters go to the postal provider of the company's account; without one they wait to be printed by itself. */
@Component
class PostCarriers implements Carriers {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final CarrierAccounts accounts;
    private final Letterheads heads;
    private final PaperStore papers;
    private final Letters letters;
    private final Clock clock;
    private final Duration answerWithin;

    @Autowired
    PostCarriers(CarrierAccounts accounts, Letterheads heads, PaperStore papers, Letters letters, Clock clock) {
        this(accounts, heads, papers, letters, clock, ANSWER_WITHIN);
    }

    PostCarriers(
            CarrierAccounts accounts,
            Letterheads heads,
            PaperStore papers,
            Letters letters,
            Clock clock,
            Duration answerWithin) {
        this.accounts = accounts;
        this.heads = heads;
        this.papers = papers;
        this.letters = letters;
        this.clock = clock;
        this.answerWithin = answerWithin;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.LETTER, Channel.REGISTERED);
    }

    @Override
    public Optional<Supplier<Carrier>> of(Tenant company, Channel channel) {
        return provider(company).map(provider -> {
            var head = heads.of(company);
            return () -> new PaperCarrier(
                    company,
                    head,
                    letters,
                    (message, sheet, said, handover) -> post(company, provider, message, sheet, said, handover));
        });
    }

    Optional<PostalProvider> provider(Tenant company) {
        return accounts.post(company).map(account -> new HttpPost(account, clock, answerWithin));
    }

    private CarrierAnswer post(
            Tenant company,
            PostalProvider provider,
            QueuedMessage message,
            PaperSheet sheet,
            Said said,
            BooleanSupplier handover) {
        papers.keep(company.id(), message.id(), sheet, null);
        boolean registered = message.channel() == Channel.REGISTERED;
        return switch (provider.post(message.key(), LetterPdf.write(sheet), sheet.recipient(), registered, handover)) {
            case GatewayAnswer.Accepted(var reference, var words) ->
                new CarrierAnswer.Accepted(said.under(reference), words);
            case GatewayAnswer.Refused(var forGood, var words) ->
                new CarrierAnswer.Refused(forGood, words, said.recipient());
            case GatewayAnswer.Unfit(var words) ->
                new CarrierAnswer.Unfit("no-postal-address", words, said.recipient());
            case GatewayAnswer.Lost(var words) -> new CarrierAnswer.Lost(said, words);
            case GatewayAnswer.GivenBefore(var words) -> new CarrierAnswer.GivenBefore(words);
            case GatewayAnswer.Unreachable(var words) -> new CarrierAnswer.Unreachable(words);
        };
    }
}
