package org.maillon.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;

class PostalAddressTest {
    @ParameterizedTest(name = "{0}, {1} {2}, {3}: {4}")
    @CsvSource(textBlock = """
            # lines                                     , postcode, town     , country, because
            ''                                          , 69001   , Lyon     , FR     , no-street
            A/B/C/D/E                                   , 69001   , Lyon     , FR     , too-many-lines
            12 rue des Tanneurs                         , 6900    , Lyon     , FR     , bad-postcode
            12 rue des Tanneurs                         , 69001   , Bruxelles, BE     , bad-postcode
            12 rue des Tanneurs                         , 69001   , ''       , FR     , no-town
            12 rue des Tanneurs                         , 69001   , Lyon     , France , bad-country
            12 rue des Très Honorables Maîtres Tanneurs , 69001   , Lyon     , FR     , too-wide
            12 rue \u202egnp.exe                        , 69001   , Lyon     , FR     , unprintable
            12 rue \u0007des Tanneurs                   , 69001   , Lyon     , FR     , unprintable
            """)
    void whatAPostmanCouldNotDeliverIsRefused(
            String lines, String postcode, String town, String country, String reason) {
        assertThatThrownBy(() -> PostalAddress.of(lines.replace('/', '\n'), postcode, town, country))
                .isInstanceOfSatisfying(InvalidValue.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("customers.address." + reason);
                    for (var language : Language.values())
                        assertThat(refusal.in(language)).isNotBlank();
                });
    }

    @Test
    void theEnvelopeNamesTheCountryOnlyAbroad() {
        var brussels = PostalAddress.of(" Bâtiment  B \n\n Kerkstraat 4 ", " 1000 ", " Brussel ", "BE");
        assertThat(brussels.envelope("BE")).isEqualTo(List.of("Bâtiment B", "Kerkstraat 4", "1000 BRUSSEL"));
        assertThat(brussels.envelope("FR")).endsWith("1000 BRUSSEL", "BELGIQUE");
    }
}
