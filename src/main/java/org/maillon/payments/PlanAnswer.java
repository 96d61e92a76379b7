package org.maillon.payments;

import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/** What came of an act on a repayment plan. */
public sealed interface PlanAnswer {
    record Done(RepaymentPlan plan) implements PlanAnswer {}

    /** There is no such account, item or plan in this company, or the item is another account's. */
    record Unknown() implements PlanAnswer {}

    /** An item of it is paid, or in another plan that runs. */
    record NotFree(String reference) implements PlanAnswer {}

    /** The instalments do not add up to what is owed. */
    record NotTheTotal(Money owed, Money spread) implements PlanAnswer {}

    record InThePast() implements PlanAnswer {}

    record WrongState(PlanState state) implements PlanAnswer {}

    /** Why not, and what to do next; empty where it was done. */
    default String sentence(Language language) {
        var texts = Texts.in(language);
        return switch (this) {
            case Done _ -> "";
            case Unknown _ -> texts.say("payments.plan.refused.unknown");
            case NotFree not -> texts.say("payments.plan.refused.not-free", not.reference());
            case NotTheTotal not ->
                texts.say(
                        "payments.plan.refused.total",
                        not.owed().display(language),
                        not.spread().display(language));
            case InThePast _ -> texts.say("payments.plan.refused.past");
            case WrongState is ->
                texts.say("payments.plan.refused.state", is.state().in(language));
        };
    }
}
