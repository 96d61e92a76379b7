package org.maillon.payments;

import java.util.Locale;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** How far a repayment plan has come. Once an instalment was missed the whole is due again where the plan says so. */
public enum PlanState {
    DRAFT,
    PROPOSED,
    SIGNED,
    KEPT,
    MISSED,
    WITHDRAWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PlanState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String in(Language language) {
        return Texts.in(language).say("payments.plan.state." + code());
    }
}
