package org.maillon.messages;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.maillon.access.Tenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Short messages go to the gateway of the company's account. */
@Component
class SmsCarriers implements Carriers {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final CarrierAccounts accounts;
    private final Clock clock;
    private final Duration answerWithin;

    @Autowired
    SmsCarriers(CarrierAccounts accounts, Clock clock) {
        this(accounts, clock, ANSWER_WITHIN);
    }

    SmsCarriers(CarrierAccounts accounts, Clock clock, Duration answerWithin) {
        this.accounts = accounts;
        this.clock = clock;
        this.answerWithin = answerWithin;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.SMS);
    }

    @Override
    public Optional<Supplier<Carrier>> of(Tenant company, Channel channel) {
        return gateway(company).map(gateway -> () -> new SmsCarrier(gateway.get()));
    }

    /** A gateway is for one thread: it keeps the provider's time. */
    Optional<Supplier<SmsGateway>> gateway(Tenant company) {
        return accounts.sms(company).map(account -> () -> new OvhSms(account, clock, answerWithin));
    }
}
