package org.maillon.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.Completeness;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.customers.Merges;
import org.maillon.customers.Openings;
import org.maillon.payments.ReceiptPolicies;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is known and agreed of a customer, for its page: what it lacks, its numbers, its profile, its places, its group. */
@Component
class AccountParticulars {
    private static final int MOST_SUBSIDIARIES = 20;

    private final Customers customers;
    private final Openings openings;
    private final Completeness completeness;
    private final Merges merges;
    private final ReceiptPolicies discounts;

    AccountParticulars(
            Customers customers,
            Openings openings,
            Completeness completeness,
            Merges merges,
            ReceiptPolicies discounts) {
        this.customers = customers;
        this.openings = openings;
        this.completeness = completeness;
        this.merges = merges;
        this.discounts = discounts;
    }

    /** Answers what is known, as the forms show it. */
    TypedFields show(Page page, CurrentMember member, CustomerAccount account, LocalDate today, Model model) {
        var tenant = member.tenant();
        var profile = customers.profile(tenant, account.id());
        var group = group(member, account, profile);
        var head = profile.parent().map(group::get);
        var known = new TypedFields(Map.of("country", account.country()), page.language());
        AccountFields.show(known, openings.numbers(tenant, account.id()));
        AccountFields.show(known, profile, head.map(CustomerAccount::code));
        discounts.discount(tenant, account.id()).ifPresent(it -> AccountFields.show(known, it));
        model.addAttribute("known", known);
        model.addAttribute("gaps", completeness.gaps(tenant, account.id(), today));
        model.addAttribute("joinedTo", merges.into(tenant, account.id()).orElse(null));
        model.addAttribute("joined", merges.former(tenant, account.id()));
        model.addAttribute("places", customers.deliveryAddresses(tenant, account.id()));
        model.addAttribute("head", head.orElse(null));
        model.addAttribute("subsidiaries", profile.parent().isPresent() ? List.of() : others(group, account));
        return known;
    }

    private Map<AccountId, CustomerAccount> group(
            CurrentMember member, CustomerAccount account, AccountProfile profile) {
        var ids = new ArrayList<AccountId>();
        profile.parent().ifPresent(ids::add);
        if (ids.isEmpty()) ids.addAll(customers.group(member.tenant(), account.id()));
        return ids.size() == 1 && ids.getFirst().equals(account.id())
                ? Map.of(account.id(), account)
                : customers.findAll(member.tenant(), ids);
    }

    private static List<CustomerAccount> others(Map<AccountId, CustomerAccount> group, CustomerAccount account) {
        return group.values().stream()
                .filter(it -> !it.id().equals(account.id()))
                .sorted(java.util.Comparator.comparing(CustomerAccount::name))
                .limit(MOST_SUBSIDIARIES)
                .toList();
    }
}
