package org.maillon.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.kernel.TenantId;

/** The secrets of links: long ones for the screen, short ones for paper. */
class LinkTokenTest {
    private static final TenantId TENANT = new TenantId(38);

    @Test
    void whatStandsOnPaperIsShortAndEachIsAnother() {
        var all = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) all.add(LinkToken.typed(TENANT).text());
        assertThat(all)
                .hasSize(1_000)
                .allMatch(text -> text.matches("12-([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"))
                .allMatch(text -> LinkToken.read(text).orElseThrow().tenant().equals(TENANT));
    }

    @ParameterizedTest(name = "{0} opens what {1} opens")
    @CsvSource(textBlock = """
            12-k7mq-9xtr-4wpd-2hjn, 12-K7MQ-9XTR-4WPD-2HJN
            12-K7MQ-9XTR-4WPD-2HJN, 12-K7MQ-9XTR-4WPD-2HJN
            1A-OOOO-IIII-llll-2HJN, 1a-0000-1111-1111-2HJN
            """)
    void whoeverTypesItMayMistakeALetterForADigit(String typed, String meant) {
        assertThat(LinkToken.read(typed).orElseThrow().hex())
                .isEqualTo(LinkToken.read(meant).orElseThrow().hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "12-",
                "12-K7MQ-9XTR-4WPD",
                "12-K7MQ9XTR4WPD2HJN",
                "12-K7MQ-9XTR-4WPD-2HJN-",
                "-K7MQ-9XTR-4WPD-2HJN",
                "12-K7MQ-9XTR-4WPD-2HJ/",
                "zzzzzzzzzzzzz-K7MQ-9XTR-4WPD-2HJN"
            })
    void whatCannotBeATokenIsNone(String text) {
        assertThat(LinkToken.read(text)).isEmpty();
    }
}
