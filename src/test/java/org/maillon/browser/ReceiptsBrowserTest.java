package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.maillon.bank.BankStatement;
import org.maillon.bank.StatementLine;
import org.maillon.ledger.Ledger;
import org.maillon.payments.Receipts;
import org.maillon.payments.Statements;
import org.springframework.beans.factory.annotation.Autowired;

/** Receipts settled with one key each, and taken back with another. */
class ReceiptsBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Statements statements;

    @Autowired
    private Receipts receipts;

    @TempDir
    private Path folder;

    @Test
    void oneKeyForEachLineAndOneToTakeItBack() {
        var today = LocalDate.now();
        signIn(Role.OWNER);
        open("/receipts");
        look("receipts-empty");
        books.fill(tenant(), today, folder);
        var items = ledger.openItems(tenant(), Optional.empty(), today, 0, 40);
        var lines = new ArrayList<StatementLine>();
        for (var item : items.subList(20, 26)) {
            lines.add(new StatementLine(
                    lines.size() + 1,
                    today,
                    today,
                    item.openCents(),
                    "EUR",
                    item.accountName() + " Holding",
                    null,
                    null,
                    null,
                    "REGLEMENT " + item.reference().replaceAll("\\d$", "x"),
                    null,
                    null,
                    "B" + lines.size(),
                    false,
                    null));
        }
        statements.take(
                tenant(),
                "releve",
                List.of(new BankStatement(
                        "camt.053",
                        "FR7630006000011234567890189",
                        "EUR",
                        "1",
                        today,
                        today,
                        0L,
                        lines.stream().mapToLong(StatementLine::amountCents).sum(),
                        lines,
                        List.of())),
                "Claire");
        statements.take(
                tenant(),
                "releve-suivant",
                List.of(new BankStatement(
                        "camt.053",
                        "FR7630006000011234567890189",
                        "EUR",
                        "3",
                        today.plusDays(4),
                        today.plusDays(4),
                        99_999_900L,
                        99_999_900L,
                        List.of(),
                        List.of())),
                "Claire");
        receipts.matchNew(tenant());
        open("/receipts");
        assertThat(tab.locator(".breaks")).containsText("Il manque un relevé");
        look("receipts");
        var waiting = tab.locator(".lines li").count();
        tab.keyboard().press("1");
        assertThat(tab.locator(".said")).containsText("Encaissement affecté");
        assertThat(tab.locator(".lines li")).hasCount(waiting - 1);
        tab.keyboard().press("u");
        assertThat(tab.locator(".said")).containsText("tout est comme avant");
        look("receipt-undone");
        tab.keyboard().press("0");
        assertThat(tab.locator(".said")).containsText("Mis de côté");
        open("/receipts?state=aside");
        look("receipts-aside");
        open("/receipts");
        tab.locator("#field-account").fill(items.get(22).account());
        tab.getByText("Affecter", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        open("/receipts?state=on-account");
        tab.locator("#field-reason").fill("payé deux fois");
        tab.getByText("Rembourser ou virer le reste").click();
        assertThat(tab.locator(".said")).containsText("Remboursement noté");
        look("receipt-refunded");
        tab.keyboard().press("u");
        assertThat(tab.locator(".laid-on .reversed")).containsText("payé deux fois");
        look("receipt-refund-undone");
    }
}
