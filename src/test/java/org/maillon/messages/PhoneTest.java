package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTest {
    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(nullValues = "nothing", textBlock = """
            # written           , country , read
            06 12 34 56 78      , FR      , +33612345678
            +33 (0)6 12 34 56 78, BE      , +33612345678
            07.66.12.34.56      , FR      , +33766123456
            0470 12 34 56       , BE      , +32470123456
            +32 470 12 34 56    , FR      , +32470123456
            01 44 55 66 77      , FR      , landline
            02 511 11 11        , BE      , landline
            0800 100 100        , FR      , landline
            06 12 34 56         , FR      , bad-phone
            06 12 34 56 78 / 79 , FR      , bad-phone
            à la compta         , FR      , bad-phone
            ''                  , FR      , no-phone
            nothing             , FR      , no-phone
            """)
    void onlyAMobileTakesAShortMessage(String written, String country, String read) {
        var found = switch (Phone.read(written, country)) {
            case Phone.Mobile(var number) -> number;
            case Phone.Silent(var reason) -> reason;
        };
        assertThat(found).isEqualTo(read);
    }
}
