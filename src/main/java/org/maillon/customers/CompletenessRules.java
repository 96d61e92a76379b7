package org.maillon.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.maillon.kernel.PaymentTerms;

/** What an account lacks, and will be missed later. */
final class CompletenessRules {
    private static final Set<String> UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private final CompletenessFacts facts;
    private final AccountPolicy policy;
    private final List<Gap> gaps = new ArrayList<>();

    private CompletenessRules(CompletenessFacts facts, AccountPolicy policy) {
        this.facts = facts;
        this.policy = policy;
    }

    /** The dearest first; empty where nothing is missing. */
    static List<Gap> gaps(CompletenessFacts facts, AccountPolicy policy, LocalDate today) {
        var rules = new CompletenessRules(facts, policy);
        rules.identity();
        rules.people();
        rules.agreement(today);
        rules.gaps.sort(null);
        return List.copyOf(rules.gaps);
    }

    private void identity() {
        var numbers = facts.numbers();
        var isPublic = facts.profile().isPublicBody(numbers.siren().map(it -> it.digits()));
        missing(Gap.NUMBER, numbers::isEmpty);
        missing(Gap.BILLING_ADDRESS, () -> !facts.hasBillingAddress());
        missing(
                Gap.VAT_NUMBER,
                () -> isElsewhereInTheUnion() && numbers.vatNumber().isEmpty());
        missing(
                Gap.SERVICE_CODE,
                () -> isPublic && isFrench() && facts.profile().serviceCode().isEmpty());
        missing(
                Gap.ESTABLISHMENT,
                () -> isPublic && isFrench() && numbers.siret().isEmpty());
        missing(Gap.BUYER, () -> isPublic && facts.profile().buyer().isEmpty());
        missing(Gap.SECTOR, () -> facts.profile().sector().isEmpty());
    }

    private void people() {
        var roles = facts.roles();
        missing(Gap.PAYS, () -> !roles.contains(Contact.Role.PAYS));
        missing(Gap.PAYS_EMAIL, () -> roles.contains(Contact.Role.PAYS) && !facts.payerHasEmail());
        missing(Gap.RECEIVES, () -> !roles.contains(Contact.Role.RECEIVES));
        missing(Gap.SUPERIOR, () -> !roles.contains(Contact.Role.SUPERIOR));
        missing(Gap.APPROVES, () -> !roles.contains(Contact.Role.APPROVES));
        missing(Gap.ORDERS, () -> !roles.contains(Contact.Role.ORDERS));
    }

    private void agreement(LocalDate today) {
        missing(Gap.TERMS, () -> facts.terms().isEmpty());
        missing(
                Gap.TERMS_BEYOND_LAW,
                () -> facts.terms()
                        .map(PaymentTerms::parse)
                        .flatMap(it -> TermsRules.beyond(
                                it,
                                facts.country(),
                                facts.profile().buyer(facts.numbers().siren().map(siren -> siren.digits())),
                                facts.profile().goods().orElse(policy.goods()),
                                today))
                        .isPresent());
        missing(Gap.CHEQUE, () -> facts.profile().meansOfPayment() == MeansOfPayment.CHEQUE);
    }

    private boolean isFrench() {
        return facts.country().equals("FR");
    }

    private boolean isElsewhereInTheUnion() {
        return UNION.contains(facts.country())
                && !isFrench()
                && !facts.country().equals("BE");
    }

    private void missing(Gap gap, BooleanSupplier isMissing) {
        if (isMissing.getAsBoolean()) gaps.add(gap);
    }
}
