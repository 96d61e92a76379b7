package org.maillon.desk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.customers.Customers;
import org.maillon.kernel.Money;
import org.maillon.ledger.Ledger;
import org.maillon.steering.AccountOrder;
import org.maillon.steering.Age;
import org.maillon.steering.Steering;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who owes how much, and since when: the whole, then by customer, then item by item. */
@Controller
class ReceivablesController {
    private static final int ROWS = 50;
    private static final int EXPORTED = 100_000;
    private static final int FOUND = 8;

    private final Steering steering;
    private final Ledger ledger;
    private final Customers customers;
    private final Clock clock;

    ReceivablesController(Steering steering, Ledger ledger, Customers customers, Clock clock) {
        this.steering = steering;
        this.ledger = ledger;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/receivables")
    String receivables(
            Page page,
            CurrentMember member,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable String currency,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model model) {
        if (ledger.isEmpty(member.tenant())) return "desk/receivables-empty";
        var currencies = steering.currencies(member.tenant());
        var asked = asked(asOf, currency, currencies);
        var order = AccountOrder.of(sort);
        var totals = AgedTotal.of(steering.agedBalance(member.tenant(), asked.currency(), asked.asOf()));
        var found = steering.agedBalanceByAccount(
                member.tenant(), asked.currency(), asked.asOf(), q, order, offset(number), ROWS + 1);
        model.addAttribute("asked", asked);
        model.addAttribute("currencies", currencies);
        model.addAttribute("totals", totals);
        model.addAttribute("ageing", ageing(page, asked, totals));
        model.addAttribute("lines", found.stream().limit(ROWS).toList());
        model.addAttribute("words", q);
        model.addAttribute("order", order);
        model.addAttribute("pager", Pager.of(asked.list("/receivables", q, order), number, found.size() > ROWS));
        return "desk/receivables";
    }

    @GetMapping("/receivables/items")
    String items(
            Page page,
            CurrentMember member,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable String currency,
            @RequestParam @Nullable String age,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model model) {
        var asked = asked(asOf, currency, steering.currencies(member.tenant()));
        var chosen = age(age);
        var found = steering.items(
                member.tenant(),
                Optional.empty(),
                Optional.ofNullable(chosen),
                asked.currency(),
                asked.asOf(),
                offset(number),
                ROWS + 1);
        var total = AgedTotal.of(steering.agedBalance(member.tenant(), asked.currency(), asked.asOf())).stream()
                .filter(it -> chosen == null || it.age() == chosen)
                .toList();
        model.addAttribute("asked", asked);
        model.addAttribute("age", chosen);
        model.addAttribute("cents", total.stream().mapToLong(AgedTotal::cents).sum());
        model.addAttribute("count", total.stream().mapToLong(AgedTotal::items).sum());
        model.addAttribute("items", found.stream().limit(ROWS).toList());
        model.addAttribute("pager", Pager.of(asked.items(chosen), number, found.size() > ROWS));
        return "desk/receivables-items";
    }

    @GetMapping("/receivables.csv")
    ResponseEntity<byte[]> accountsSheet(
            Page page,
            CurrentMember member,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable String currency,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort) {
        var asked = asked(asOf, currency, steering.currencies(member.tenant()));
        var headings = new ArrayList<>(
                List.of(page.t("desk.receivables.code"), page.t("desk.receivables.customer"), page.t("desk.currency")));
        for (var age : Age.values()) headings.add(page.t("desk.age." + age.code()));
        headings.addAll(List.of(
                page.t("desk.receivables.overdue"),
                page.t("desk.receivables.owed"),
                page.t("desk.receivables.days-late")));
        var sheet = new Sheet(page.language(), headings.toArray(String[]::new));
        for (var line : steering.agedBalanceByAccount(
                member.tenant(), asked.currency(), asked.asOf(), q, AccountOrder.of(sort), 0, EXPORTED)) {
            sheet.add(line.code()).add(line.name()).add(asked.currency().getCurrencyCode());
            for (var age : Age.values()) sheet.add(line.balance().of(age).cents(), asked.digits());
            sheet.add(line.balance().overdue().cents(), asked.digits())
                    .add(line.balance().open().cents(), asked.digits())
                    .add(line.daysLateMax());
            sheet.endRow();
        }
        return download(sheet, page.t("desk.receivables.file") + "-" + asked.asOf() + ".csv");
    }

    @GetMapping("/receivables/items.csv")
    ResponseEntity<byte[]> itemsSheet(
            Page page,
            CurrentMember member,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable String currency,
            @RequestParam @Nullable String age) {
        var asked = asked(asOf, currency, steering.currencies(member.tenant()));
        var sheet = new Sheet(
                page.language(),
                page.t("desk.receivables.code"),
                page.t("desk.receivables.customer"),
                page.t("desk.item"),
                page.t("desk.item.issued"),
                page.t("desk.item.due"),
                page.t("desk.receivables.days-late"),
                page.t("desk.currency"),
                page.t("desk.item.amount"),
                page.t("desk.item.open"));
        for (var item : steering.items(
                member.tenant(),
                Optional.empty(),
                Optional.ofNullable(age(age)),
                asked.currency(),
                asked.asOf(),
                0,
                EXPORTED)) {
            sheet.add(item.accountCode())
                    .add(item.accountName())
                    .add(item.reference())
                    .add(item.issuedOn());
            item.dueOn().ifPresentOrElse(sheet::add, () -> sheet.add(""));
            sheet.add(Math.max(0, item.daysLate()))
                    .add(asked.currency().getCurrencyCode())
                    .add(item.amountCents(), asked.digits())
                    .add(item.openCents(), asked.digits());
            sheet.endRow();
        }
        return download(sheet, page.t("desk.receivables.file") + "-" + asked.asOf() + ".csv");
    }

    /** A few customers while somebody types; the whole page where the browser has no script. */
    @GetMapping("/search")
    String search(Page page, CurrentMember member, @RequestParam(defaultValue = "") String q, Model model) {
        var words = q.strip();
        model.addAttribute("words", words);
        model.addAttribute("found", words.isEmpty() ? List.of() : customers.search(member.tenant(), words, FOUND));
        return "desk/search";
    }

    private Asked asked(@Nullable LocalDate asOf, @Nullable String currency, List<Currency> known) {
        var today = LocalDate.now(clock);
        var chosen = known.stream()
                .filter(it -> it.getCurrencyCode().equals(currency))
                .findFirst()
                .orElse(known.getFirst());
        return new Asked(asOf == null ? today : asOf, chosen, today);
    }

    private static @Nullable Age age(@Nullable String code) {
        try {
            return code == null || code.isEmpty() ? null : Age.of(code);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static Ageing ageing(Page page, Asked asked, List<AgedTotal> totals) {
        var all = Math.max(1, totals.stream().mapToLong(AgedTotal::cents).sum());
        var slices = totals.stream()
                .map(total -> new Ageing.Slice(
                        page.t("desk.age." + total.age().code()),
                        page.in().money(new Money(total.cents(), asked.currency())),
                        total.cents(),
                        asked.items(total.age())))
                .toList();
        var shares = totals.stream()
                .map(total -> page.t("desk.age." + total.age().code()) + " "
                        + page.in().percent((double) total.cents() / all))
                .toList();
        return new Ageing(String.join(", ", shares), slices);
    }

    private static int offset(int number) {
        return Pager.offset(number, ROWS);
    }

    private static ResponseEntity<byte[]> download(Sheet sheet, String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(sheet.toString().getBytes(StandardCharsets.UTF_8));
    }
}
