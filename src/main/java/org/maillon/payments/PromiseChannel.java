package org.maillon.payments;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** How a promise was said; {@code PORTAL} is the customer's own page. */
public enum PromiseChannel {
    PORTAL,
    PHONE,
    EMAIL,
    SMS,
    LETTER,
    VISIT,
    E_INVOICE,
    OTHER;

    public String code() {
        return Code.of(this);
    }

    public static Optional<PromiseChannel> of(String code) {
        return Stream.of(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }

    public String in(Language language) {
        return Texts.in(language).say("payments.channel." + code());
    }
}
