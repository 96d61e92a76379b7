package org.maillon.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.LegalCeiling;

/** What speaks against opening an account. */
final class OpeningRules {
    private OpeningRules() {}

    /**
     * @param twin the account that bears the same number already
     * @param codeTaken whether another account has its code
     * @param beyond the ceiling its terms exceed
     */
    record Facts(
            AccountPolicy policy, Optional<CustomerAccount> twin, boolean codeTaken, Optional<LegalCeiling> beyond) {}

    static List<Opening.Reason> refuse(NewAccount account, Facts facts) {
        var reasons = new ArrayList<Opening.Reason>();
        account.numbers()
                .country()
                .filter(it -> !it.equals(account.country()))
                .ifPresent(
                        it -> reasons.add(never("country", "customers.account.other-country", it, account.country())));
        account.billing()
                .map(PostalAddress::country)
                .filter(it -> !it.equals(account.country()))
                .ifPresent(it -> ask(
                        reasons,
                        account,
                        OpeningQuestion.ABROAD,
                        "billing",
                        "customers.address.other-country",
                        it,
                        account.country()));
        if (facts.codeTaken())
            reasons.add(
                    never("code", "customers.account.code-taken", account.code().orElse("")));
        facts.twin()
                .ifPresent(it -> ask(
                        reasons,
                        account,
                        OpeningQuestion.ALREADY_THERE,
                        "number",
                        "customers.account.already-there",
                        it.code(),
                        it.name()));
        if (account.closed())
            ask(reasons, account, OpeningQuestion.CLOSED, "number", "customers.account.closed", account.name());
        if (facts.policy().longerTerms() == AccountPolicy.LongerTerms.REFUSE)
            facts.beyond().ifPresent(it -> reasons.add(never("terms", TermsRules.sentence(it))));
        return reasons;
    }

    private static void ask(
            List<Opening.Reason> reasons,
            NewAccount account,
            OpeningQuestion question,
            String field,
            String key,
            String... arguments) {
        if (!account.confirmed().contains(question))
            reasons.add(new Opening.Reason(field, key, List.of(arguments), Optional.of(question)));
    }

    private static Opening.Reason never(String field, String key, String... arguments) {
        return new Opening.Reason(field, key, List.of(arguments), Optional.empty());
    }
}
