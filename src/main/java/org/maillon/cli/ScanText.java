package org.maillon.cli;

import java.util.List;
import org.maillon.cli.ScanFigures.Scanned;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** The report on a terminal: aligned, at most a hundred columns, readable without colours. */
final class ScanText {
    private static final int WIDTH = 100;
    private static final int NAME = 34;
    private static final int AMOUNT = 16;
    private static final int BAR = 40;
    private static final int TOP = 15;
    private static final int LEAVING = 10;

    private final Texts texts;
    private final Written written;
    private final Scanned scanned;
    private final ScanAnswer answer;
    private final StringBuilder out = new StringBuilder();

    private ScanText(Scanned scanned, Language language) {
        this.texts = Texts.in(language);
        this.written = new Written(language);
        this.scanned = scanned;
        this.answer = scanned.answer();
    }

    static String of(Scanned scanned, Language language) {
        var text = new ScanText(scanned, language);
        text.head();
        text.owing();
        text.ageing();
        text.paying();
        text.claimable();
        text.leaving();
        text.next();
        return text.out.toString();
    }

    private void head() {
        line("");
        line(say("title", written.day(answer.asOf())));
        line("═".repeat(Math.min(WIDTH, say("title", written.day(answer.asOf())).length())));
        wrap(
                "",
                say(
                        "summary",
                        written.euros(answer.openCents()),
                        written.number(answer.openItems()),
                        written.number(answer.accounts()),
                        written.euros(answer.overdueCents())));
        if (answer.unallocatedCents() > 0) wrap("", say("unallocated", written.euros(answer.unallocatedCents())));
        warnings();
    }

    private void warnings() {
        for (var file : answer.files()) {
            file.problems().stream()
                    .limit(3)
                    .forEach(problem -> wrap("  ! ", Written.oneLine(file.name() + " – " + problem.message())));
            if (file.problems().size() > 3) {
                line("  ! "
                        + say("more-problems", written.number(file.problems().size() - 3L)));
            }
        }
    }

    private void owing() {
        var owing = answer.byAccount().stream()
                .filter(account -> account.openCents() > 0)
                .toList();
        title("owing");
        if (owing.isEmpty()) {
            wrap("  ", say("owing.none"));
            return;
        }
        row(say("column.customer"), say("column.open"), say("column.overdue"), say("column.late"), say("column.pays"));
        owing.stream().limit(TOP).forEach(this::account);
        var rest = owing.stream().skip(TOP).toList();
        if (rest.isEmpty()) return;
        row(
                say("owing.others", written.number(rest.size())),
                written.euros(
                        rest.stream().mapToLong(ScanAnswer.Account::openCents).sum()),
                written.euros(rest.stream()
                        .mapToLong(ScanAnswer.Account::overdueCents)
                        .sum()),
                "",
                "");
    }

    private void account(ScanAnswer.Account account) {
        row(
                Written.oneLine(account.name()),
                written.euros(account.openCents()),
                account.overdueCents() == 0 ? Written.NONE : written.euros(account.overdueCents()),
                account.daysLateMax() == 0 ? Written.NONE : say("days", written.number(account.daysLateMax())),
                account.averageDaysToPay().isEmpty()
                        ? Written.NONE
                        : say("days", written.number(account.averageDaysToPay())));
    }

    private void ageing() {
        title("ageing");
        var balance = scanned.balance();
        age("not-due", balance.notDue().cents(), balance.notDue().items(), "░");
        age("d1to30", balance.d1to30().cents(), balance.d1to30().items(), "▒");
        age("d31to60", balance.d31to60().cents(), balance.d31to60().items(), "▒");
        age("d61to90", balance.d61to90().cents(), balance.d61to90().items(), "▓");
        age("over90", balance.over90().cents(), balance.over90().items(), "█");
        if (balance.withoutDueDay().items() > 0) {
            wrap(
                    "  ",
                    say("ageing.undated", written.number(balance.withoutDueDay().items())));
        }
    }

    private void age(String name, long cents, long items, String block) {
        long open = Math.max(1, answer.openCents());
        int length = cents == 0 ? 0 : (int) Math.max(1, Math.round((double) BAR * cents / open));
        line("  " + left(say("age." + name), 22) + right(written.euros(cents), AMOUNT) + right(written.number(items), 8)
                + "  " + block.repeat(length));
    }

    private void paying() {
        title("paying");
        var history = answer.history();
        if (history.paidInvoices() == 0) wrap("  ", say("paying.none"));
        else {
            wrap(
                    "  ",
                    say(
                            "paying.history",
                            written.number(history.paidInvoices()),
                            written.number(history.averageDaysToPay()),
                            written.percent(history.onTimeShare()),
                            written.number(history.averageDaysLate())));
        }
        var dso = answer.dso();
        if (dso.simple().isPresent()) {
            wrap(
                    "  ",
                    say(
                            "paying.dso",
                            written.number(dso.simple()),
                            written.number(dso.bestPossible()),
                            written.number(dso.averageDaysDelinquent())));
        }
        if (dso.countBack().isPresent()) wrap("  ", say("paying.count-back", written.number(dso.countBack())));
    }

    private void claimable() {
        title("claimable");
        var claims = answer.claimable();
        if (claims.interestCents().isPresent()) {
            wrap(
                    "  ",
                    say(
                            "claimable.interest",
                            written.euros(claims.interestCents().getAsLong())));
        }
        claims.refused().ifPresent(reason -> wrap("  ", reason));
        wrap("  ", say("claimable.fees", written.euros(claims.recoveryFeeCents()), written.number(claims.invoices())));
    }

    private void leaving() {
        title("leaving");
        if (answer.reminders().isEmpty()) wrap("  ", say("leaving.none"));
        answer.reminders().stream().limit(LEAVING).forEach(due -> {
            line("  " + left(Written.oneLine(answer.nameOf(due.account())), NAME)
                    + right(written.euros(due.amountCents()), AMOUNT));
            wrap("      ", due.reason());
        });
        if (answer.reminders().size() > LEAVING) {
            wrap("  ", say("leaving.others", written.number(answer.reminders().size() - (long) LEAVING)));
        }
    }

    private void next() {
        title("next");
        for (var key : List.of("next.report", "next.keep")) wrap("  ", say(key));
        line("");
    }

    private void title(String key) {
        line("");
        var title = say("title." + key);
        line(title);
        line("─".repeat(title.length()));
    }

    private void row(String name, String open, String overdue, String late, String pays) {
        line("  " + left(name, NAME) + right(open, AMOUNT) + right(overdue, AMOUNT) + right(late, 14)
                + right(pays, 16));
    }

    private void wrap(String indent, String text) {
        var line = new StringBuilder(indent);
        for (var word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                line(line.toString());
                line = new StringBuilder(" ".repeat(indent.length()));
            }
            line.append(word).append(' ');
        }
        line(line.toString());
    }

    private String say(String key, Object... arguments) {
        return texts.say("cli.scan." + key, arguments);
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    private static String left(String text, int width) {
        var cut = text.codePointCount(0, text.length()) <= width
                ? text
                : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
        return cut + " ".repeat(width - cut.codePointCount(0, cut.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.codePointCount(0, text.length()))) + text;
    }
}
