package org.maillon.payments;

import org.maillon.kernel.Code;
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
        return Code.of(this);
    }

    public static PlanState of(String code) {
        return Code.read(PlanState.class, code);
    }

    public String in(Language language) {
        return Texts.in(language).say("payments.plan.state." + code());
    }
}
