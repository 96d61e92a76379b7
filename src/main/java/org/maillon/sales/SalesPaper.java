package org.maillon.sales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.maillon.messages.LetterPdf;
import org.maillon.messages.LetterView;
import org.maillon.messages.LetterView.Fact;
import org.maillon.messages.LetterView.Row;
import org.maillon.messages.Letterheads;
import org.maillon.messages.PaperSheet;
import org.maillon.portal.Words;
import org.springframework.stereotype.Component;

/** Quotes and confirmations as PDF/A, on the company's letterhead, in the customer's language. */
@Component
class SalesPaper {
    private final Tenants companies;
    private final Customers customers;
    private final Letterheads letterheads;

    SalesPaper(Tenants companies, Customers customers, Letterheads letterheads) {
        this.companies = companies;
        this.customers = customers;
        this.letterheads = letterheads;
    }

    /** What is printed, before it is laid out. */
    private record Content(
            String subject, String opening, String note, List<Fact> facts, String closing, List<String> mentions) {}

    byte[] quote(TenantId tenant, Quote quote, List<OrderLine> lines) {
        var account = account(tenant, quote.accountId());
        var words = new Words(account.language());
        var content = new Content(
                words.t("sales.paper.quote", quote.number()),
                words.t("sales.paper.quote.opening", words.day(quote.validUntil())),
                quote.note(),
                List.of(new Fact(words.t("sales.paper.valid"), words.day(quote.validUntil()))),
                words.t("sales.paper.quote.closing"),
                List.of());
        return pdf(tenant, account, words, content, lines, quote.currency(), quote.quotedOn());
    }

    byte[] confirmation(TenantId tenant, Order order, List<OrderLine> lines, List<Deposit> deposits, LocalDate today) {
        var account = account(tenant, order.accountId());
        var words = new Words(account.language());
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                words.t("sales.paper.purchase-order"),
                order.purchaseOrder().orElseGet(() -> words.t("sales.paper.no-purchase-order"))));
        facts.add(new Fact(words.t("sales.paper.ordered"), words.day(order.orderedOn())));
        order.wantedOn().ifPresent(day -> facts.add(new Fact(words.t("sales.paper.wanted"), words.day(day))));
        if (order.version() > 1) facts.add(new Fact(words.t("sales.paper.version"), Integer.toString(order.version())));
        for (var deposit : deposits)
            facts.add(new Fact(words.t("sales.paper.deposit"), deposit(words, deposit, order.currency())));
        var opening = order.source() == OrderSource.PHONE ? "sales.paper.phone" : "sales.paper.confirmation.opening";
        var content = new Content(
                words.t("sales.paper.confirmation", order.number()),
                words.t(opening, words.day(order.orderedOn())),
                order.note(),
                facts,
                words.t("sales.paper.confirmation.closing"),
                order.prepaid() ? List.of(words.t("sales.paper.prepaid")) : List.of());
        return pdf(tenant, account, words, content, lines, order.currency(), today);
    }

    /** How much, and by when. */
    static String deposit(Words words, Deposit deposit, Currency currency) {
        return words.t(
                "sales.paper.deposit.by", words.money(deposit.amountCents(), currency), words.day(deposit.dueOn()));
    }

    private byte[] pdf(
            TenantId tenant,
            CustomerAccount account,
            Words words,
            Content content,
            List<OrderLine> lines,
            Currency currency,
            LocalDate day) {
        var company = companies.find(tenant).orElseThrow();
        var head = letterheads.of(company);
        var written = words.day(day);
        var sheet = new PaperSheet(
                view(company, words, content, lines, currency),
                head.lines(),
                recipient(tenant, account, company),
                head.place().isEmpty() ? written : words.t("messages.paper.place-and-day", head.place(), written),
                "",
                head.window());
        LetterPdf.unprintable(sheet).ifPresent(text -> {
            throw new InvalidValue("sales.paper.unprintable", text.length() > 60 ? text.substring(0, 60) : text);
        });
        return LetterPdf.write(sheet);
    }

    private static LetterView view(
            Tenant company, Words words, Content content, List<OrderLine> lines, Currency currency) {
        var totals = TotalRules.of(lines.stream().map(OrderLine::asked).toList());
        var opening = new ArrayList<>(List.of(content.opening));
        content.note.lines().filter(line -> !line.isBlank()).forEach(opening::add);
        return new LetterView(
                words.language().code(),
                content.subject,
                company.name(),
                words.t("sales.paper.greeting"),
                opening,
                words.t("sales.paper.total"),
                words.money(totals.grossCents(), currency),
                new LetterView.Headings(
                        words.t("sales.paper.item"), words.t("sales.paper.tax"), words.t("sales.paper.net")),
                lines.stream().map(line -> row(words, line, currency)).toList(),
                List.of(),
                words.t("sales.paper.totals"),
                totals(words, totals, currency),
                words.t("sales.paper.facts"),
                content.facts,
                List.of(content.closing),
                List.of(company.name()),
                content.mentions);
    }

    private static Row row(Words words, OrderLine line, Currency currency) {
        var each = words.t(
                "sales.paper.each",
                line.quantity().display(words.language()),
                line.unit(),
                words.money(line.unitPriceCents(), currency));
        var detail = line.item().map(code -> code + " · " + each).orElse(each);
        return new Row(
                flat(line.description()),
                flat(detail),
                line.taxRate().display(words.language()),
                "",
                words.money(line.netCents(), currency),
                "");
    }

    private static List<Row> totals(Words words, OrderTotals totals, Currency currency) {
        var rows = new ArrayList<Row>();
        rows.add(total(words.t("sales.paper.net"), words.money(totals.netCents(), currency)));
        for (var tax : totals.taxes())
            rows.add(total(
                    words.t(
                            "sales.paper.tax-on",
                            tax.rate().display(words.language()),
                            words.money(tax.netCents(), currency)),
                    words.money(tax.taxCents(), currency)));
        return rows;
    }

    private static Row total(String label, String amount) {
        return new Row(label, "", "", "", amount, "");
    }

    private List<String> recipient(TenantId tenant, CustomerAccount account, Tenant company) {
        var lines = new ArrayList<String>();
        lines.add(flat(account.name()));
        customers
                .billingAddress(tenant, account.id())
                .ifPresent(address -> lines.addAll(address.envelope(company.country())));
        return lines;
    }

    private CustomerAccount account(TenantId tenant, AccountId id) {
        Optional<CustomerAccount> found = customers.find(tenant, id);
        return found.orElseThrow();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
