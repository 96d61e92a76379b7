package org.maillon.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls of the provider are believed. */
class StripeSignatureRulesTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_492_774_577);
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);

    /** GOOD stands for the right signature of the body at the second the header says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            just now                        | t=1492774577,v1=GOOD            |
            five minutes ago                | t=1492774277,v1=GOOD            |
            more than five minutes ago      | t=1492774276,v1=GOOD            | TOO_OLD
            from a clock far ahead          | t=1492775177,v1=GOOD            | TOO_OLD
            while a secret is being changed | t=1492774577,v1=00ff,v1=GOOD    |
            of somebody else                | t=1492774577,v1=00ff            | WRONG_SIGNATURE
            of a scheme for tests only      | t=1492774577,v0=GOOD            | NO_SIGNATURE
            without a time                  | v1=GOOD                         | NO_SIGNATURE
            with a time that is none        | t=-1,v1=GOOD                    | NO_SIGNATURE
            with nothing                    | ``                              | NO_SIGNATURE
            """)
    void aCallIsBelievedThatWasSignedByTheProviderJustNow(String what, String header, String why) {
        var second = header.matches("t=\\d+.*") ? Long.parseLong(header.substring(2, 12)) : 0;
        var good = StripeSignatureRules.of(Instant.ofEpochSecond(second), BODY, "whsec_right");
        var refused = StripeSignatureRules.refuses(header.replace("GOOD", good), BODY, "whsec_right", NOW);
        assertThat(refused.map(Enum::name).orElse(null)).as(what).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"{}", "{\"id\":\"evt_2\"}"})
    void anotherBodyIsNotBelieved(String body) {
        var header = "t=1492774577,v1=" + StripeSignatureRules.of(NOW, BODY, "whsec_right");
        assertThat(StripeSignatureRules.refuses(header, body.getBytes(UTF_8), "whsec_right", NOW))
                .contains(PaymentProvider.Call.Why.WRONG_SIGNATURE);
    }
}
