package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.messages.Delivery;
import org.maillon.messages.MessageState;
import org.maillon.messages.Outbox;
import org.maillon.messages.Senders;
import org.maillon.reminders.AccountDecision;
import org.maillon.reminders.Outlook;
import org.maillon.reminders.Pause;
import org.maillon.reminders.Reminders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What would leave today, to whom and in which words; and the acts that let it leave, or hold it. */
@Controller
@Needs(Permission.SEND_REMINDERS)
class RemindersController {
    private static final int ROWS = 25;
    private static final int TASKS = 100;
    private static final int A_DAY = 50;
    private static final int LONGEST_PAUSE_DAYS = 366;

    private final TenantScope tenants;
    private final Reminders reminders;
    private final Customers customers;
    private final NamedItemStore items;
    private final Outbox outbox;
    private final Senders senders;
    private final Delivery delivery;
    private final ScenarioChoices choices;
    private final AuditTrail trail;
    private final Clock clock;

    RemindersController(
            TenantScope tenants,
            Reminders reminders,
            Customers customers,
            NamedItemStore items,
            Outbox outbox,
            Senders senders,
            Delivery delivery,
            ScenarioChoices choices,
            AuditTrail trail,
            Clock clock) {
        this.tenants = tenants;
        this.reminders = reminders;
        this.customers = customers;
        this.items = items;
        this.outbox = outbox;
        this.senders = senders;
        this.delivery = delivery;
        this.choices = choices;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/reminders")
    @Needs(Permission.READ)
    String leaving(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model model) {
        var tenant = member.tenant();
        var outlook = reminders.outlook(tenant, today(), 0);
        var chosen = outlook.letters().stream()
                .filter(letter -> step.isEmpty() || letter.step().equals(step))
                .toList();
        model.addAttribute("policy", reminders.policy(tenant));
        model.addAttribute("result", outlook.result());
        model.addAttribute("letters", (long) outlook.letters().size());
        model.addAttribute(
                "backlog",
                outlook.letters().stream().filter(Outlook.Letter::fromBacklog).count());
        model.addAttribute("steps", steps(page, outlook.letters()));
        model.addAttribute("step", step);
        model.addAttribute("leaving", leaving(member, chosen, number));
        model.addAttribute("pager", pager(step, number, chosen.size()));
        model.addAttribute("silent", silent(member));
        model.addAttribute("queued", outbox.counts(tenant).getOrDefault(MessageState.QUEUED, 0L));
        model.addAttribute("hasSender", senders.find(tenant).isPresent());
        model.addAttribute("hasServer", delivery.hasServer(tenant));
        model.addAttribute("perDay", A_DAY);
        model.addAttribute("on", today());
        return "desk/reminders";
    }

    @GetMapping("/reminders/tasks")
    @Needs(Permission.READ)
    String tasks(Page page, CurrentMember member, @RequestParam(defaultValue = "") String reason, Model model) {
        var tasks = reminders.outlook(member.tenant(), today(), TASKS).tasks();
        model.addAttribute("reason", reason);
        model.addAttribute(
                "tasks",
                tasks.stream()
                        .filter(task -> reason.isEmpty() || task.reason().name().equalsIgnoreCase(reason))
                        .toList());
        return "desk/reminder-tasks";
    }

    @GetMapping("/reminders/preview/{account}")
    @Needs(Permission.READ)
    String preview(
            Page page,
            CurrentMember member,
            @PathVariable long account,
            @RequestParam(defaultValue = "letter") String as,
            @RequestParam(defaultValue = "1") int letter,
            Model model) {
        var found = find(member, account);
        var on = today();
        var written = reminders.preview(member.tenant(), found.id(), on);
        var chosen = written.isEmpty() ? null : written.get(Math.clamp(letter, 1, written.size()) - 1);
        model.addAttribute("account", found);
        model.addAttribute("letters", written.size());
        model.addAttribute("letter", Math.clamp(letter, 1, Math.max(1, written.size())));
        model.addAttribute("to", chosen == null ? null : chosen.letter());
        model.addAttribute("text", chosen == null ? null : chosen.text());
        var decisions = reminders.decide(member.tenant(), found.id(), on);
        model.addAttribute("decisions", decisions);
        model.addAttribute("items", named(member, decisions));
        model.addAttribute(
                "pause", reminders.pauseOf(member.tenant(), found.id(), on).orElse(null));
        model.addAttribute("as", as);
        model.addAttribute("on", on);
        model.addAttribute("families", choices.families(member.tenant()));
        model.addAttribute("chosen", choices.ofAccount(member.tenant(), found.id()));
        return "desk/reminder-preview";
    }

    private Map<Long, NamedItem> named(CurrentMember member, List<AccountDecision> decisions) {
        var ids = decisions.stream()
                .flatMap(decision -> decision.items().stream())
                .map(AccountDecision.ItemDecision::openItem)
                .toList();
        return tenants.in(member.tenant(), () -> items.find(member.tenant(), ids));
    }

    /** The letter as it would stand in the customer's mail, for a frame of our own page only. */
    @GetMapping("/reminders/preview/{account}/letter")
    @Needs(Permission.READ)
    ResponseEntity<byte[]> letter(
            CurrentMember member, @PathVariable long account, @RequestParam(defaultValue = "1") int letter) {
        var written = reminders.preview(member.tenant(), find(member, account).id(), today());
        if (letter < 1 || letter > written.size()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return LetterFrame.of(written.get(letter - 1).text());
    }

    /** Agrees that reminders leave by themselves; only a number of the old ones a day, or all of them. */
    @PostMapping("/reminders/start")
    String start(
            Page page,
            CurrentMember member,
            @RequestParam(required = false) @Nullable Integer perDay,
            RedirectAttributes next) {
        if (perDay != null && (perDay < 1 || perDay > 100_000))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var cap = perDay == null ? OptionalInt.empty() : OptionalInt.of(perDay);
        tenants.run(member.tenant(), () -> {
            reminders.start(member.tenant(), cap);
            record(member, "reminders-started", "", perDay == null ? "" : page.t("desk.reminders.per-day", perDay));
        });
        return runNow(page, member, next);
    }

    @PostMapping("/reminders/activity")
    String setActive(Page page, CurrentMember member, @RequestParam boolean active, RedirectAttributes next) {
        tenants.run(member.tenant(), () -> {
            reminders.setActive(member.tenant(), active);
            record(member, active ? "reminders-on" : "reminders-off", "", "");
        });
        page.say(next, active ? "desk.reminders.on.said" : "desk.reminders.off.said");
        return "redirect:/reminders";
    }

    /** Decides at once for everyone whose day has come; what leaves stands in the outbox. */
    @PostMapping("/reminders/runs")
    String run(Page page, CurrentMember member, RedirectAttributes next) {
        return runNow(page, member, next);
    }

    private String runNow(Page page, CurrentMember member, RedirectAttributes next) {
        var result = reminders.run(member.tenant(), today(), false);
        record(
                member,
                "reminders-run",
                "",
                page.t("desk.reminders.ran", result.messages(), page.in().number(result.messages())));
        page.say(next, "desk.reminders.ran", result.messages(), page.in().number(result.messages()));
        return "redirect:/reminders";
    }

    @PostMapping("/reminders/accounts/{account}/messages")
    String sendNow(Page page, CurrentMember member, @PathVariable long account, RedirectAttributes next) {
        var found = find(member, account);
        var leaves = tenants.in(member.tenant(), () -> {
            var decisions = reminders.sendNow(member.tenant(), found.id());
            var any =
                    decisions.stream().anyMatch(decision -> decision.reminder().isPresent());
            if (any) record(member, "reminder-sent", found.name(), "");
            return any;
        });
        page.say(next, leaves ? "desk.reminders.sent" : "desk.reminders.silent", found.name());
        return "redirect:/reminders/preview/" + account;
    }

    @PostMapping("/reminders/accounts/{account}/pauses")
    String pause(
            Page page,
            CurrentMember member,
            @PathVariable long account,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable LocalDate until,
            RedirectAttributes next) {
        var found = find(member, account);
        var problem = problemOf(reason, until);
        if (problem.isPresent() || until == null) {
            next.addFlashAttribute("problem", page.t(problem.orElse("desk.pause.no-day")));
            return "redirect:/reminders/preview/" + account + "#pause";
        }
        tenants.run(member.tenant(), () -> {
            reminders.pause(member.tenant(), found.id(), java.util.OptionalLong.empty(), reason, until);
            record(member, "account-paused", found.name(), page.in().day(until) + "\u00a0: " + reason.strip());
        });
        page.say(next, "desk.pause.said", found.name(), page.in().day(until));
        return "redirect:/reminders/preview/" + account;
    }

    @PostMapping("/reminders/accounts/{account}/pauses/end")
    String resume(Page page, CurrentMember member, @PathVariable long account, RedirectAttributes next) {
        var found = find(member, account);
        tenants.run(member.tenant(), () -> {
            reminders.resume(member.tenant(), found.id());
            record(member, "account-resumed", found.name(), "");
        });
        page.say(next, "desk.pause.ended", found.name());
        return "redirect:/reminders/preview/" + account;
    }

    private Optional<String> problemOf(String reason, @Nullable LocalDate until) {
        if (reason.isBlank() || reason.length() > 500) return Optional.of("desk.pause.no-reason");
        if (until == null || until.isBefore(today())) return Optional.of("desk.pause.no-day");
        return until.isAfter(today().plusDays(LONGEST_PAUSE_DAYS))
                ? Optional.of("desk.pause.too-long")
                : Optional.empty();
    }

    /** How many letters of each step, as figures that open on them. */
    private static List<Figure> steps(Page page, List<Outlook.Letter> letters) {
        var byStep = new LinkedHashMap<String, List<Outlook.Letter>>();
        for (var letter : letters)
            byStep.computeIfAbsent(letter.step(), _ -> new ArrayList<>()).add(letter);
        return byStep.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(RemindersController::rank)))
                .map(step -> new Figure(
                        capital(page, ReminderWords.step(page, step.getKey())),
                        page.in().number(step.getValue().size()),
                        page.in()
                                .moneyShort(step.getValue().stream()
                                        .filter(letter -> letter.currency().equals("EUR"))
                                        .mapToLong(Outlook.Letter::askedCents)
                                        .sum()),
                        "/reminders?step=" + step.getKey()))
                .toList();
    }

    private static int rank(String step) {
        var known = List.of("courtesy", "first", "second", "third").indexOf(step);
        return known < 0 ? 99 : known;
    }

    private static String capital(Page page, String words) {
        return words.substring(0, 1).toUpperCase(page.language().locale()) + words.substring(1);
    }

    private List<LeavingLine> leaving(CurrentMember member, List<Outlook.Letter> letters, int number) {
        var from = Math.min(letters.size(), (Math.clamp(number, 1, 1_000_000) - 1) * ROWS);
        var shown = letters.subList(from, Math.min(letters.size(), from + ROWS));
        var names = customers.findAll(
                member.tenant(),
                shown.stream().map(Outlook.Letter::account).distinct().toList());
        return shown.stream()
                .flatMap(letter -> Optional.ofNullable(names.get(letter.account())).stream()
                        .map(account -> new LeavingLine(letter, account)))
                .toList();
    }

    private List<PausedLine> silent(CurrentMember member) {
        var pauses = reminders.pauses(member.tenant(), today(), TASKS);
        var names = customers.findAll(
                member.tenant(), pauses.stream().map(Pause::account).distinct().toList());
        return pauses.stream()
                .flatMap(pause -> Optional.ofNullable(names.get(pause.account())).stream()
                        .map(account -> new PausedLine(pause, account)))
                .toList();
    }

    private static Pager pager(String step, int number, int all) {
        var list = "/reminders?step=" + java.net.URLEncoder.encode(step, java.nio.charset.StandardCharsets.UTF_8)
                + "&page=";
        return new Pager(
                number > 1 ? list + (number - 1) : null, (long) number * ROWS < all ? list + (number + 1) : null);
    }

    private CustomerAccount find(CurrentMember member, long account) {
        return customers
                .find(member.tenant(), new AccountId(account))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void record(CurrentMember member, String act, String subject, String detail) {
        trail.record(member.tenant(), member.name(), act, subject, detail);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
