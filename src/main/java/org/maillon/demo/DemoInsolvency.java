package org.maillon.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.kernel.TenantId;
import org.maillon.registers.Insolvencies;
import org.maillon.registers.InsolvencyKind;
import org.maillon.registers.NewInsolvency;
import org.springframework.stereotype.Component;

/** One customer of the invented company was put into receivership last week: somebody read it in the gazette and noted it. */
@Component
class DemoInsolvency {
    private static final Author CLAIRE = new Author("Claire Aubry", "");
    private static final int DAYS_SINCE_PUBLISHED = 6;
    private static final int DAYS_SINCE_JUDGED = 15;

    private final Customers customers;
    private final Insolvencies insolvencies;

    DemoInsolvency(Customers customers, Insolvencies insolvencies) {
        this.customers = customers;
        this.insolvencies = insolvencies;
    }

    void note(TenantId tenant, DemoCompany company) {
        customer(company)
                .flatMap(account -> customers.findByCode(tenant, account.code()))
                .ifPresent(account -> note(tenant, account, company.on()));
    }

    private void note(TenantId tenant, CustomerAccount account, LocalDate on) {
        var noted = new NewInsolvency(
                account.id(),
                InsolvencyKind.RECEIVERSHIP,
                Workdays.upTo(on.minusDays(DAYS_SINCE_JUDGED)),
                on.minusDays(DAYS_SINCE_PUBLISHED),
                "Tribunal de commerce de Lyon",
                Optional.empty());
        insolvencies.note(tenant, noted, CLAIRE, on);
    }

    /** A French customer without a story of its own that has been late for a while; of those the first by code. */
    static Optional<DemoAccount> customer(DemoCompany company) {
        var late = company.openItems().stream()
                .filter(item -> item.dueOn().isBefore(company.on().minusDays(30)))
                .map(DemoItem::account)
                .toList();
        return company.accounts().stream()
                .filter(account -> account.country().equals("FR") && late.contains(account.code()))
                .filter(account -> !company.troubles().containsKey(account.code()))
                .min(Comparator.comparing(DemoAccount::code));
    }
}
