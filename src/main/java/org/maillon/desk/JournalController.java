package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.TenantScope;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.JournalEntry;
import org.maillon.reminders.Reason;
import org.maillon.reminders.Reminders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Why each open item was chased or not: by reason, by item, day after day. */
@Controller
class JournalController {
    private static final int ROWS = 50;

    private final TenantScope tenants;
    private final Reminders reminders;
    private final NamedItemStore items;
    private final ScenarioChoices choices;
    private final Clock clock;

    JournalController(
            TenantScope tenants, Reminders reminders, NamedItemStore items, ScenarioChoices choices, Clock clock) {
        this.tenants = tenants;
        this.reminders = reminders;
        this.items = items;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/reminders/journal")
    String journal(
            Page page,
            CurrentMember member,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model model) {
        var day = on == null ? today() : on;
        var stood = reminders.countByReason(member.tenant(), day);
        var tried = stood.isEmpty() && day.equals(today());
        var counts = tried ? reminders.outlook(member.tenant(), day, 0).result().byReason() : stood;
        model.addAttribute("on", day);
        model.addAttribute("tried", tried);
        model.addAttribute("counts", ordered(counts));
        var chosen = reasonOf(reason);
        model.addAttribute("reason", chosen.orElse(null));
        var found =
                chosen.map(it -> told(member.tenant(), day, it, number, tried)).orElse(List.of());
        model.addAttribute("told", found.subList(0, Math.min(ROWS, found.size())));
        model.addAttribute("pager", pager(day, reason, number, !tried && found.size() > ROWS));
        return "desk/journal";
    }

    @GetMapping("/open-items/{id}")
    String history(Page page, CurrentMember member, @PathVariable long id, Model model) {
        var item = tenants.in(member.tenant(), () -> items.find(member.tenant(), List.of(id)))
                .get(id);
        if (item == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        model.addAttribute("item", item);
        model.addAttribute("history", reminders.history(member.tenant(), id).reversed());
        model.addAttribute("on", today());
        model.addAttribute("families", choices.families(member.tenant()));
        model.addAttribute("chosen", choices.ofItem(member.tenant(), id));
        return "desk/item-history";
    }

    private List<ToldLine> told(TenantId tenant, LocalDate on, Reason reason, int number, boolean tried) {
        return tenants.in(tenant, () -> {
            var entries = tried
                    ? reminders.outlookOf(tenant, on, reason, ROWS)
                    : reminders.journal(tenant, on, reason, (Math.clamp(number, 1, 100_000) - 1) * ROWS, ROWS + 1);
            var named = items.find(
                    tenant, entries.stream().map(JournalEntry::openItem).toList());
            return entries.stream()
                    .flatMap(entry ->
                            Stream.ofNullable(named.get(entry.openItem())).map(item -> new ToldLine(entry, item)))
                    .toList();
        });
    }

    private static List<ReasonCount> ordered(Map<Reason, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Reason, Long>comparingByValue().reversed())
                .map(each -> new ReasonCount(each.getKey(), code(each.getKey()), each.getValue()))
                .toList();
    }

    private static Optional<Reason> reasonOf(String code) {
        if (code.isEmpty()) return Optional.empty();
        return Optional.of(Stream.of(Reason.values())
                .filter(reason -> code(reason).equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static Pager pager(LocalDate on, String reason, int number, boolean more) {
        var list = "/reminders/journal?on=" + on + "&reason=" + reason + "&page=";
        return new Pager(number > 1 ? list + (number - 1) : null, more ? list + (number + 1) : null);
    }

    private static String code(Reason reason) {
        return Code.of(reason);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
