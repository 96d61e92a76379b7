package org.maillon.messages;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.Composition.Leaving;
import org.maillon.messages.Composition.ShortText;
import org.maillon.messages.DeliveryStore.Said;

/** Takes short messages to the gateway of the company. */
final class SmsCarrier implements Carrier {
    /** What a letter or an e-mail says better; the price of one SMS is paid for each. */
    private static final int MOST_SEGMENTS = 6;

    private final SmsGateway gateway;

    SmsCarrier(SmsGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public CarrierAnswer give(QueuedMessage message, Leaving said, Instant now, BooleanSupplier handover) {
        if (!(said instanceof ShortText sms))
            throw new IllegalStateException(
                    "a short message was composed as " + said.getClass().getSimpleName());
        var text = SmsText.of(sms.text());
        if (text.text().isEmpty()) return new CarrierAnswer.Unfit("sms-empty", "", sms.phone());
        if (text.segments() > MOST_SEGMENTS)
            return new CarrierAnswer.Unfit("sms-too-long", text.segments() + " SMS", sms.phone());
        return switch (Phone.read(sms.phone(), sms.country())) {
            case Phone.Silent(var reason) -> new CarrierAnswer.Unfit(reason, String.valueOf(sms.phone()), sms.phone());
            case Phone.Mobile(var number) -> send(sms, number, text, handover);
        };
    }

    @Override
    public void close() {
        // Nothing is kept open between two requests.
    }

    private CarrierAnswer send(ShortText sms, String number, SmsText text, BooleanSupplier handover) {
        return switch (gateway.send(number, text, handover)) {
            case GatewayAnswer.Accepted(var reference, var words) ->
                new CarrierAnswer.Accepted(kept(sms, number, text, reference), words);
            case GatewayAnswer.Refused(var forGood, var words) -> new CarrierAnswer.Refused(forGood, words, number);
            case GatewayAnswer.Unfit(var words) -> new CarrierAnswer.Unfit("bad-phone", words, number);
            case GatewayAnswer.Lost(var words) -> new CarrierAnswer.Lost(kept(sms, number, text, null), words);
            case GatewayAnswer.GivenBefore(var words) -> new CarrierAnswer.GivenBefore(words);
            case GatewayAnswer.Unreachable(var words) -> new CarrierAnswer.Unreachable(words);
        };
    }

    private static Said kept(ShortText sms, String number, SmsText text, @Nullable String id) {
        return new Said(number, sms.language().code(), LetterText.ofShort(text.text()), id);
    }
}
