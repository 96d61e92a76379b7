package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.TaskState;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

/** What people have to do, from the list to the result, without a mouse. */
class TasksBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Customers customers;

    @TempDir
    private Path folder;

    @Test
    void aCallFromTheListToItsResult() {
        books.fill(tenant(), LocalDate.now(), folder);
        var accounts = customers.after(tenant(), new AccountId(0), 4);
        var today = LocalDate.now();
        tasks.open(
                tenant(),
                List.of(
                        task(
                                "a",
                                TaskKind.CALL,
                                accounts.get(0),
                                today.minusDays(2),
                                Map.of("amountCents", "1234500", "currency", "EUR", "phone", "+33 1 44 55 66 77")),
                        task(
                                "b",
                                TaskKind.FIX_CONTACT,
                                accounts.get(1),
                                today,
                                Map.of(
                                        "why",
                                        "messages.reason.landline",
                                        "channel",
                                        "sms",
                                        "recipient",
                                        "01 44 55 66 77")),
                        task("c", TaskKind.APPROVE, accounts.get(2), today.plusDays(1), Map.of()),
                        task(
                                "d",
                                TaskKind.BROKEN_PROMISE,
                                accounts.get(0),
                                today,
                                Map.of("promisedOn", "2026-11-12", "reference", "F-2026-0412"))));
        signIn(Role.OWNER);
        assertThat(tab.locator(".work li").first()).containsText(accounts.get(0).name());
        open("/tasks");
        assertThat(tab.locator("h1")).containsText("4 choses à faire");
        look("tasks");
        tab.keyboard().press("j");
        tab.keyboard().press("Enter");
        tab.waitForURL(Pattern.compile(".*/tasks/\\d+"));
        look("task-call");
        tab.keyboard().press("4");
        assertThat(tab.locator(".said")).containsText("C’est noté");
        assertThat(tasks.list(tenant(), TaskFilter.ALL.in(TaskState.DONE), null, 10)
                        .items())
                .singleElement()
                .satisfies(task -> assertThat(task.result()).contains("voicemail"));
        open("/accounts/" + accounts.get(0).id().value());
        assertThat(tab.locator("#to-do")).containsText("Revenir vers");
        look("account-tasks");
        tab.locator("#address summary").click();
        tab.locator("#f-lines").fill("12 rue des Tanneurs");
        tab.locator("[name=postcode]").fill("6900");
        tab.locator("[name=town]").fill("Lyon");
        tab.locator("#address button").click();
        assertThat(tab.locator("#address .late")).containsText("code postal");
        assertThat(tab.locator("#f-lines")).hasValue("12 rue des Tanneurs");
        assertThat(tab.locator("#f-postcode")).isFocused();
        look("account-address-refused");
        tab.locator("[name=postcode]").fill("69001");
        tab.locator("#address button").click();
        assertThat(tab.locator("main")).containsText("69001 LYON");
    }

    private static NewTask task(
            String key, TaskKind kind, CustomerAccount account, LocalDate on, Map<String, String> facts) {
        return new NewTask(key, kind, account.id(), OptionalLong.empty(), on, facts);
    }
}
