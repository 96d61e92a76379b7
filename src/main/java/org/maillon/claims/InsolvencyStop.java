package org.maillon.claims;

import java.time.LocalDate;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * The judgment that opens insolvency proceedings stops the course of interest: the eve of the judgment is the last day that counts,
 * the prudent reading of Code de commerce, art. L622-28 (safeguard; that receivership and liquidation refer to it was not checked). In
 * Belgium it is a matter of book XX of the Code de droit économique: the article, and whether judicial reorganisation stops interest as
 * bankruptcy does, were not checked either; here both do.
 */
public record InsolvencyStop(LocalDate judgedOn, Regime regime) {
    /** The last day that counts. */
    public LocalDate lastDay() {
        return judgedOn.minusDays(1);
    }

    /** The article. */
    public String law(Language language) {
        return Texts.in(language).say("claims.stop.law." + (regime == Regime.BE_B2B ? "be" : "fr"));
    }

    /** Until when interest was counted, why, and by which article; days as the caller writes them. */
    public String in(Language language, String lastDay, String judgment) {
        return Texts.in(language).say("claims.stop", lastDay, judgment, law(language));
    }
}
