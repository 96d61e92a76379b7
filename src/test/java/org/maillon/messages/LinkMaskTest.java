package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A letter that is kept opens nobody's page, and says everything else as it was said. */
class LinkMaskTest {
    private static final String LONG = "1x-" + "aB3_".repeat(10) + "xyz";
    private static final String SHORT = "1x-7HKD-2M4P-Q9RT-V6WX";

    @Test
    void takesTheSecretOutOfEveryLink() {
        var kept = LinkMask.masked(new LetterText(
                "Facture F1042",
                "<a href=\"https://maillon.example/c/" + LONG + "\">voir</a> <a href=\"/c/" + LONG
                        + "/quotes/12\">devis</a>.",
                "Sur papier : https://maillon.example/c/" + SHORT + " et rien d’autre"));

        assertThat(kept.html())
                .isEqualTo("<a href=\"https://maillon.example/c/…\">voir</a> <a href=\"/c/…/quotes/12\">devis</a>.");
        assertThat(kept.plain()).isEqualTo("Sur papier : https://maillon.example/c/… et rien d’autre");
    }

    @Test
    void leavesWhatOnlyLooksLikeALink() {
        var words = "voir /c/ ou /c/1x-court, dossier C/c/d";

        assertThat(LinkMask.masked(new LetterText("", words, words)).plain()).isEqualTo(words);
    }
}
