package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.maillon.demo.DemoCompany;

class PagesBrowserTest extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions LONG =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @TempDir
    private Path folder;

    @Test
    void fromTheFileToTheUndoneAllocation() throws IOException {
        signIn(Role.OWNER);
        open("/receivables");
        look("receivables-empty");

        open("/imports");
        look("imports-empty");
        tab.locator("#file").setInputFiles(demo());
        tab.locator("[name=terms]").fill("30 jours fin de mois");
        tab.locator("button.primary").last().click();
        tab.waitForURL(Pattern.compile(".*/imports/\\d+"));
        assertThat(tab.locator("section.counts")).isVisible(LONG);
        assertThat(tab.locator("h1")).containsText("écritures sont entrées");
        look("import-done");

        open("/imports");
        assertThat(tab.locator("[name=terms]")).hasValue("30\u00a0jours, puis fin de mois");
        look("imports");

        open("/receivables");
        assertThat(tab.locator("h1")).containsText("On vous doit");
        look("receivables");
        var today = tab.locator("h1").textContent();
        tab.locator("#as-of").fill(LocalDate.now().minusMonths(6).toString());
        tab.locator(".as-of button").click();
        assertThat(tab.locator("h1")).not().hasText(today);
        look("receivables-as-of");

        open("/receivables");
        tab.locator(".legend a").nth(2).click();
        assertThat(tab.locator("h1")).containsText("31 à 60 jours");
        look("receivables-items");

        open("/receivables");
        tab.locator("tbody [data-act]").first().click();
        tab.waitForURL(Pattern.compile(".*/accounts/\\d+"));
        look("account");
        var account = tab.url();

        tab.locator("#terms summary").click();
        tab.locator("#terms [name=terms]").fill("trente jours peut-être");
        tab.locator("#terms button").click();
        assertThat(tab.locator("#h-terms")).containsText("délai de paiement");
        tab.locator("#terms [name=terms]").fill("90 jours");
        tab.locator("#terms button").click();
        assertThat(tab.locator(".said")).containsText("recalculée");
        assertThat(tab.locator("p.problem")).containsText("L441-10");

        tab.locator("#contact summary").click();
        tab.locator("#contact [name=name]").fill("Mme Le Goff <script>alert(1)</script>");
        tab.locator("#contact [name=email]").fill("legoff@example.fr");
        look("account-form");
        tab.locator("#contact button").click();
        assertThat(tab.locator(".people b").last()).hasText("Mme Le Goff <script>alert(1)</script>");

        tab.navigate(account + "/entries");
        look("entries");
    }

    @Test
    void aDeducedAllocationIsUndoneAndLaidAgain() throws IOException {
        signIn(Role.OWNER);
        bringIn(demo());
        open("/receivables?sort=name");
        var accounts = tab.locator("tbody [data-act]").all().stream()
                .map(it -> it.getAttribute("href"))
                .toList();
        for (var account : accounts) {
            open(account + "/entries");
            if (tab.locator(".laid .chip.soon").count() > 0) break;
        }
        var undone = tab.locator(".laid li:has(.chip.soon)").first();
        undone.locator("button").click();
        assertThat(tab.locator(".said")).containsText("défaite");
        look("account-undone");
        tab.keyboard().press("u");
        assertThat(tab.locator(".said")).containsText("rétablie");
    }

    @Test
    void aFaultyFileIsRefusedLineByLineAndTakenWithoutTheFaultyLines() throws IOException {
        signIn(Role.OWNER);
        var lines = Files.readAllLines(demo());
        lines.set(3, lines.get(3).replaceFirst("\\d{8}", "2026-13-45"));
        var file = folder.resolve("<img src=x onerror=alert(1)>.txt");
        Files.write(file, lines);
        bringIn(file);
        assertThat(tab.locator("h1")).hasText("Rien n’est entré");
        look("import-refused");
        tab.locator("form[action$=acceptance] button").click();
        assertThat(tab.locator("section.counts")).isVisible(LONG);
    }

    @Test
    void theSearchAnswersWhileOneTypes() throws IOException {
        signIn(Role.OWNER);
        bringIn(demo());
        open("/today");
        tab.keyboard().press("/");
        assertThat(tab.locator("#find")).isFocused();
        tab.keyboard().type("a");
        assertThat(tab.locator("#finds a").first()).isVisible();
        look("search");
        tab.keyboard().press("ArrowDown");
        tab.keyboard().press("Enter");
        tab.waitForURL(Pattern.compile(".*/accounts/\\d+"));
        open("/search?q=a");
        look("search-page");
    }

    @Test
    void theColumnsOfAListAreExplainedOnce() throws IOException {
        signIn(Role.OWNER);
        var list = folder.resolve("ouvertes.csv");
        Files.writeString(list, "Qui;Quoi;Combien;Pour le\nPORT;F-1;1200,50;31/10/2026\nQUAI;F-2;80,00;15/12/2026\n");
        bringIn(list, "open-items");
        assertThat(tab.locator("h1")).hasText("Rien n’est entré");
        tab.locator(".head a.primary").click();
        look("columns");
        tab.locator("#column0").selectOption("account");
        tab.locator("button.primary").click();
        assertThat(tab.locator(".problem")).containsText("Il manque encore");
        tab.locator("#column1").selectOption("reference");
        tab.locator("#column2").selectOption("amount");
        tab.locator("#column3").selectOption("due-on");
        tab.locator("button.primary").click();
        assertThat(tab.locator("section.counts")).isVisible(LONG);

        Files.writeString(list, "Qui;Quoi;Combien;Pour le\nPORT;F-3;10,00;31/10/2026\n");
        bringIn(list, "open-items");
        assertThat(tab.locator("section.counts")).isVisible();
    }

    private void bringIn(Path file) {
        bringIn(file, "fec");
    }

    private void bringIn(Path file, String kind) {
        open("/imports");
        tab.locator("[name=kind][value=" + kind + "]").check();
        tab.locator("#file").setInputFiles(file);
        tab.locator("button.primary").last().click();
        assertThat(tab.locator("#found:not([hx-get])")).isVisible(LONG);
    }

    private Path demo() throws IOException {
        var company = DemoCompany.of(7, LocalDate.now());
        var year = company.fiscalYears().getLast();
        var file = folder.resolve(company.fecName(year));
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            company.writeFec(year, out);
        }
        return file;
    }
}
