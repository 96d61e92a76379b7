package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {
    @ParameterizedTest(name = "{0} times {1}: {2} units, {3} messages")
    @CsvSource(textBlock = """
            # times, text , units, messages
            160    , a    , 160  , 1
            161    , a    , 161  , 2
            306    , a    , 306  , 2
            307    , a    , 307  , 3
            80     , €    , 160  , 1
            # the euro is never cut in two: 76 of them to a part of 153
            81     , €    , 162  , 2
            153    , €    , 306  , 3
            160    , é    , 160  , 1
            70     , Ł    , 70   , 1
            71     , Ł    , 71   , 2
            134    , Ł    , 134  , 2
            135    , Ł    , 135  , 3
            35     , 🙂   , 70   , 1
            # nor is a character of two units: 33 of them to a part of 67
            67     , 🙂   , 134  , 3
            """)
    void aMessageIsPaidBySegment(int times, String text, int units, int messages) {
        var sms = SmsText.of(text.repeat(times));
        assertThat(sms.units()).isEqualTo(units);
        assertThat(sms.segments()).isEqualTo(messages);
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource(textBlock = """
            Réglez d’ici demain          , Réglez d'ici demain
            Être reçu « à temps »        , 'Etre recu "à temps"'
            '1\u202f234,50\u00a0€'       , '1 234,50 €'
            Cœur de bœuf – 12            , Coeur de boeuf - 12
            Ça va…                       , Ça va...
            deux\u0007 coups\u202e       , deux coups
            Être chez Łódź               , Être chez Łódź
            """)
    void theTelephoneShowsWhatItCanAndAccentsStayWhereTheyCostNothing(String words, String shown) {
        assertThat(SmsText.of(words).text()).isEqualTo(shown);
    }

    @Test
    void aLineBreakStays() {
        assertThat(SmsText.of("Bonjour,\n merci ").text()).isEqualTo("Bonjour,\n merci");
    }
}
