package org.maillon.desk;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.maillon.imports.Import;
import org.maillon.kernel.Code;
import org.maillon.messages.Message;
import org.maillon.messages.MessageState;
import org.maillon.reminders.Outlook;
import org.maillon.reminders.Reason;
import org.maillon.reminders.ReminderTask;
import org.maillon.steering.AgedAccount;
import org.maillon.steering.AgedBalance;
import org.maillon.steering.AgedBalance.Bucket;
import org.maillon.tasks.Task;

/** A morning in words: where the cash sleeps, what to do first, what leaves by itself and what does not. */
final class MorningWords {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int ROWS = 12;
    private static final int REASONS = 4;

    private final Page page;
    private final Morning morning;
    private final AgedBalance balance;

    private MorningWords(Page page, Morning morning) {
        this.page = page;
        this.morning = morning;
        this.balance = morning.figures().balance();
    }

    static Today of(Page page, Morning morning) {
        var words = new MorningWords(page, morning);
        if (!morning.known() && words.balance.open().items() == 0)
            return new Today(morning.on(), null, null, List.of(), null);
        return new Today(morning.on(), words.chain(), words.ageing(), words.work(), words.note());
    }

    private Chain chain() {
        return new Chain(
                page.t("desk.chain"),
                chainSummary(),
                List.of(
                        account(),
                        notFollowed("order"),
                        notFollowed("delivery"),
                        notFollowed("invoice"),
                        beforeDue(),
                        late()));
    }

    private String chainSummary() {
        var open = balance.open().cents();
        if (open == 0) return page.t("desk.chain.nothing");
        return page.t(
                "desk.chain.summary",
                page.in().moneyShort(open),
                page.in().percent((double) balance.overdue().cents() / open));
    }

    private Chain.Link account() {
        long missing = morning.figures().accountsWithoutEmail();
        return new Chain.Link(
                page.t("desk.chain.account"),
                page.in().number(missing),
                page.t("desk.chain.account.note", missing),
                missing == 0 ? Chain.State.SOUND : Chain.State.HELD,
                "/reminders/tasks?reason=no-contact");
    }

    private Chain.Link notFollowed(String link) {
        return new Chain.Link(
                page.t("desk.chain." + link), "—", page.t("desk.chain." + link + ".note"), Chain.State.QUIET, null);
    }

    private Chain.Link beforeDue() {
        var undated = balance.withoutDueDay();
        return new Chain.Link(
                page.t("desk.chain.before-due"),
                page.in().moneyShort(balance.notDue().cents()),
                undated.items() == 0
                        ? items(balance.notDue())
                        : page.t(
                                "desk.chain.before-due.undated",
                                items(balance.notDue()),
                                page.in().number(undated.items())),
                undated.items() == 0 ? Chain.State.SOUND : Chain.State.HELD,
                "/receivables/items?age=not-due");
    }

    private Chain.Link late() {
        var overdue = balance.overdue();
        var worst = morning.figures().worst().size();
        var note = morning.figures()
                .worstShare()
                .filter(_ -> worst > 1)
                .map(share -> page.t(
                        "desk.chain.late.worst",
                        page.in().number(worst),
                        page.in().percent(share.doubleValue()),
                        items(overdue)))
                .orElse(items(overdue));
        return new Chain.Link(
                page.t("desk.chain.late"),
                page.in().moneyShort(overdue.cents()),
                note,
                overdue.items() == 0 ? Chain.State.SOUND : Chain.State.WEAK,
                "/receivables");
    }

    private String items(Bucket bucket) {
        return page.t("desk.today.items", bucket.items(), page.in().number(bucket.items()));
    }

    private Ageing ageing() {
        var buckets =
                List.of(balance.notDue(), balance.d1to30(), balance.d31to60(), balance.d61to90(), balance.over90());
        var ages = List.of("not-due", "d1-30", "d31-60", "d61-90", "over-90");
        var all = Math.max(1, balance.open().cents());
        var slices = Stream.iterate(0, i -> i < 5, i -> i + 1)
                .map(i -> new Ageing.Slice(
                        page.t("desk.today.age." + ages.get(i)),
                        page.in().moneyShort(buckets.get(i).cents()),
                        buckets.get(i).cents(),
                        "/receivables/items?age=" + ages.get(i)))
                .toList();
        var summary = slices.stream()
                .map(slice -> slice.label() + " " + page.in().percent((double) slice.cents() / all))
                .toList();
        return new Ageing(String.join(", ", summary), slices);
    }

    /** A row and what it is worth, to be put in order. */
    private record Worth(WorkRow row, long cents) {}

    private List<WorkRow> work() {
        var tasks = morning.outlook().map(Outlook::tasks).orElse(List.of());
        var asked = tasks.stream().map(ReminderTask::account).collect(toSet());
        var byEuros = Stream.concat(
                        tasks.stream().map(this::task),
                        morning.figures().worst().stream()
                                .filter(account ->
                                        !asked.contains(account.account().value()))
                                .map(this::call))
                .sorted(comparing(Worth::cents).reversed())
                .map(Worth::row);
        return Stream.of(
                        morning.refused().stream().map(this::refused),
                        morning.troubled().stream().map(this::troubled),
                        morning.tasks().stream().map(this::asked),
                        byEuros)
                .flatMap(rows -> rows)
                .limit(ROWS)
                .toList();
    }

    private Worth task(ReminderTask task) {
        var kind = "desk.today.task." + Code.of(task.reason());
        var row = new WorkRow(
                page.t(kind, task.name()),
                new Chip(page.t(kind + ".chip"), task.reason() == Reason.DECISION_ASKED ? Tone.LATE : Tone.SOON),
                page.t(kind + ".why", task.items(), page.in().number(task.items())),
                ReminderWords.money(page, task.cents(), task.currency()),
                page.t(kind + ".act"),
                "/accounts/" + task.account());
        return new Worth(row, task.cents());
    }

    private Worth call(AgedAccount account) {
        var overdue = account.balance().overdue();
        var row = new WorkRow(
                page.t("desk.today.call", account.name()),
                new Chip(page.in().daysLate(account.daysLateMax()), Tone.LATE),
                page.t(
                        "desk.today.call.why",
                        overdue.items(),
                        page.in().number(overdue.items()),
                        page.in().money(account.balance().open().cents())),
                page.in().money(overdue.cents()),
                page.t("desk.today.open"),
                "/accounts/" + account.account().value());
        return new Worth(row, overdue.cents());
    }

    private WorkRow asked(Task task) {
        return new WorkRow(
                TaskWords.what(page, task),
                TaskWords.state(page, task, morning.on()),
                TaskWords.why(page, task),
                TaskWords.amount(page, task),
                page.t("desk.today.open"),
                "/tasks/" + task.id());
    }

    private WorkRow refused(Import file) {
        var name = file.files().isEmpty() ? "" : file.files().getFirst().name();
        return new WorkRow(
                page.t("desk.today.import", name),
                new Chip(page.t("desk.today.import.chip"), Tone.LATE),
                page.t("desk.today.import.why"),
                "",
                page.t("desk.today.import.act"),
                "/imports/" + file.id().value());
    }

    private WorkRow troubled(Message message) {
        var doubt = message.state() == MessageState.IN_DOUBT;
        var why = ReminderWords.sentence(page, message.reason());
        return new WorkRow(
                page.t(doubt ? "desk.today.message.doubt" : "desk.today.message.failed", message.accountName()),
                ReminderWords.state(page, message.state()),
                why.isEmpty() ? page.t("desk.today.message.why") : why,
                "",
                page.t("desk.today.message.act"),
                "/messages/" + message.id());
    }

    private Today.Note note() {
        var held = morning.reasons().entrySet().stream()
                .filter(reason -> reason.getKey() != Reason.STEP_TAKEN)
                .sorted(Map.Entry.<Reason, Long>comparingByValue().reversed())
                .toList();
        long number = held.stream().mapToLong(Map.Entry::getValue).sum();
        var lead = lead();
        return new Today.Note(
                lead.words(),
                lead.href(),
                number == 0 ? "" : page.t("desk.today.held", number, page.in().number(number)),
                held.stream().limit(REASONS).map(this::held).toList(),
                "/reminders/journal?on=" + morning.on());
    }

    private Today.Held lead() {
        if (morning.queued() > 0) return queued();
        if (morning.outlook().isEmpty()) return lead("many", morning.due(), "/reminders");
        long letters = morning.outlook().get().letters().size();
        if (letters == 0) return lead("none", 0, "/reminders");
        var policy = morning.policy();
        if (!policy.active()) return lead("off", letters, "/reminders");
        return lead(policy.startedOn().isEmpty() ? "waiting" : "next", letters, "/reminders");
    }

    private Today.Held queued() {
        return new Today.Held(
                page.t(
                        "desk.today.lead.queued",
                        morning.queued(),
                        page.in().number(morning.queued()),
                        morning.departure().map(this::when).orElse("")),
                "/messages?state=queued");
    }

    private Today.Held lead(String kind, long number, String href) {
        return new Today.Held(
                page.t("desk.today.lead." + kind, number, page.in().number(number)), href);
    }

    private String when(Instant departure) {
        var local = departure.atZone(ZONE);
        return page.t(
                local.toLocalDate().isAfter(morning.on()) ? "desk.today.at-day" : "desk.today.at",
                page.in().time(departure),
                page.in().dayLong(local.toLocalDate()));
    }

    private Today.Held held(Map.Entry<Reason, Long> reason) {
        return new Today.Held(
                page.in().number(reason.getValue()) + "\u00a0: "
                        + reason.getKey().words(page.language()),
                "/reminders/journal?on=" + morning.on() + "&reason=" + Code.of(reason.getKey()));
    }
}
