package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.bank.BankStatement;
import org.maillon.bank.StatementLine;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.payments.Receipts;
import org.maillon.payments.Settlements;
import org.maillon.payments.Statements;
import org.maillon.registers.Insolvencies;
import org.maillon.registers.InsolvencyKind;
import org.maillon.registers.NewInsolvency;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What late invoices bear, looked at line by line, noted paid, taken back and given up. */
class ClaimsBrowserTest extends BrowserTest {
    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Statements statements;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Settlements settlements;

    @Autowired
    private Insolvencies insolvencies;

    @Test
    void aClaimIsLookedAtNotedPaidTakenBackAndGivenUp() {
        var books = new SmallBooks(scope, sql, events, tenant());
        signIn(Role.OWNER);
        open("/claims");
        look("claims-empty");
        var mercier = books.customer("411MERCIER");
        books.invoice(mercier, "F-2026-0901", TODAY.minusDays(212), 6_300_00);
        var dubois = books.customer("411DUBOIS");
        var paid = books.invoice(dubois, "F-2026-0777", TODAY.minusDays(40), 12_345_00);
        payWithTheFee(paid);
        books.invoice(books.customer("411PEETERS", "nl", "BE"), "V-2026-11", TODAY.minusDays(75), 2_500_00);
        insolvent(books.customer("411LENOIR"), books);

        open("/claims");
        assertThat(tab.locator("ul.work li")).hasCount(8);
        assertThat(tab.locator("main")).containsText("art. L622-28");
        look("claims");
        open("/accounts/" + mercier.value());
        tab.locator("nav.chips a[href^='/claims']").click();
        assertThat(tab.locator("ul.work li")).hasCount(2);
        tab.locator("ul.work li a.btn").first().click();
        assertThat(tab.locator("h1")).containsText("Intérêts de F-2026-0901");
        look("claim-interest");
        tab.locator("#paid-amount").fill("10");
        tab.locator("#note").fill("espèces");
        tab.locator("section[aria-labelledby=pay] button").click();
        assertThat(tab.locator(".said")).containsText("Paiement noté");
        assertThat(tab.locator("section[aria-labelledby=payments]")).containsText("espèces");
        tab.keyboard().press("u");
        assertThat(tab.locator(".said")).containsText("de nouveau à payer");
        assertThat(tab.locator("section[aria-labelledby=payments]")).containsText("annulé par");
        tab.locator("#waived-amount").fill("99999");
        tab.locator("#waived-reason").fill("geste commercial");
        tab.locator("section[aria-labelledby=waive] button").click();
        assertThat(tab.locator("p.problem")).containsText("plus que ce qui reste");
        assertThat(tab.locator("#waived-reason")).hasValue("geste commercial");
        tab.locator("#waived-amount").fill("5,50");
        tab.locator("section[aria-labelledby=waive] button").click();
        assertThat(tab.locator("section[aria-labelledby=waivers]")).containsText("geste commercial");
        look("claim-acts");
    }

    @Test
    void aFeeIsPaidWithWhatIsLeftOfAReceipt() {
        var books = new SmallBooks(scope, sql, events, tenant());
        var dubois = books.customer("411DUBOIS");
        payWithTheFee(books.invoice(dubois, "F-2026-0777", TODAY.minusDays(40), 12_345_00));
        signIn(Role.OWNER);
        open("/claims?state=due");
        tab.locator("ul.work li a.btn").last().click();
        assertThat(tab.locator("h1")).containsText("Indemnité de F-2026-0777");
        tab.locator("#receipt").selectOption(new SelectOption().setIndex(1));
        look("claim-receipt");
        tab.locator("section[aria-labelledby=pay] button").click();
        assertThat(tab.locator("section[aria-labelledby=payments]")).containsText("Avec un règlement");
        open("/claims?state=paid");
        assertThat(tab.locator("ul.work li")).hasCount(1);
        open("/receipts?receipt=" + receipt());
        assertThat(tab.locator("main")).containsText("Gardé pour des intérêts ou une indemnité");
    }

    private void payWithTheFee(long invoice) {
        var line = new StatementLine(
                1,
                TODAY,
                TODAY,
                12_385_00,
                "EUR",
                "Dubois SARL",
                null,
                null,
                null,
                "FACTURE ET INDEMNITE",
                null,
                null,
                "B1",
                false,
                null);
        statements.take(
                tenant(),
                "releve",
                List.of(new BankStatement(
                        "camt.053",
                        "FR7630006000011234567890189",
                        "EUR",
                        "1",
                        TODAY,
                        TODAY,
                        0L,
                        line.amountCents(),
                        List.of(line),
                        List.of())),
                "Claire");
        receipts.matchNew(tenant());
        settlements.lay(tenant(), receipt(), List.of(new Settlements.Part(invoice, 12_345_00)), "Claire");
    }

    private long receipt() {
        return scope.in(
                tenant(),
                () -> sql.sql("select r.id from payments.receipt r where r.tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .query(Long.class)
                        .single());
    }

    private void insolvent(AccountId account, SmallBooks books) {
        books.invoice(account, "F-2026-0650", TODAY.minusDays(60), 4_800_00);
        var judged = TODAY.minusDays(20);
        insolvencies.note(
                tenant(),
                new NewInsolvency(account, InsolvencyKind.SAFEGUARD, judged, judged, "Lyon", Optional.empty()),
                new Author("Claire", "10.0.0.1"),
                TODAY);
    }

    @Test
    void theListSpeaksDutch() {
        var books = new SmallBooks(scope, sql, events, tenant());
        books.invoice(books.customer("411PEETERS", "nl", "BE"), "V-2026-11", TODAY.minusDays(75), 2_500_00);
        signIn(Role.OWNER);
        open("/claims");
        tab.locator("details.who summary").click();
        tab.locator("button[name=language][value=nl]").click();
        open("/claims");
        assertThat(tab.locator("h1")).containsText("aan intresten en vergoedingen te betalen");
        look("claims-nl");
        tab.locator("ul.work li a.btn").first().click();
        look("claim-nl");
    }
}
