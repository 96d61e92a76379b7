package org.maillon.cli;

import static org.maillon.cli.ScanPieces.at;
import static org.maillon.cli.ScanPieces.row;
import static org.maillon.cli.Written.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.maillon.cli.ScanFigures.Scanned;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.steering.AgedBalance.Bucket;

/** The report as one page that needs nothing else: style and pictures inside, no script; it prints well. */
final class ScanPage {
    private static final int CUSTOMERS = 25;
    private static final int LEAVING = 40;
    private static final List<String> OWING =
            List.of("column.customer", "column.open", "column.overdue", "column.late", "column.pays");

    private final Texts texts;
    private final Written written;
    private final Language language;
    private final ScanPieces pieces;
    private final Scanned scanned;
    private final ScanAnswer answer;

    private ScanPage(Scanned scanned, Language language) {
        this.texts = Texts.in(language);
        this.written = new Written(language);
        this.language = language;
        this.pieces = new ScanPieces(language);
        this.scanned = scanned;
        this.answer = scanned.answer();
    }

    static String of(Scanned scanned, Language language) {
        return new ScanPage(scanned, language).page();
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(
                        language.code(),
                        pieces.text("title", written.day(answer.asOf())),
                        style(),
                        head() + ageing() + owing() + paying() + claimable() + leaving() + files());
    }

    // ---- what is said first

    private String head() {
        return """
                <header class="head">
                <p class="brand"><svg viewBox="0 0 30 18" width="30" height="18" aria-hidden="true"><rect x="2" y="3" width="15" height="12" rx="6"/><rect x="13" y="3" width="15" height="12" rx="6"/></svg>Maillon</p>
                <h1>%s</h1>
                <p>%s</p>
                </header>
                <section class="sheet figures" aria-label="%s">
                %s%s%s%s</section>
                """.formatted(
                pieces.text("title", written.day(answer.asOf())),
                pieces.text(
                        "summary",
                        written.euros(answer.openCents()),
                        written.number(answer.openItems()),
                        written.number(answer.accounts()),
                        written.euros(answer.overdueCents())),
                pieces.text("page.figures"),
                figure(
                        "page.open",
                        written.wholeEuros(answer.openCents()),
                        pieces.text("page.open.note", written.number(answer.openItems())),
                        ""),
                figure(
                        "page.overdue",
                        written.wholeEuros(answer.overdueCents()),
                        pieces.text("page.overdue.note", pieces.share(answer.overdueCents(), answer.openCents())),
                        "late"),
                figure(
                        "page.dso",
                        pieces.days(answer.dso().simple()),
                        pieces.text("page.dso.note", pieces.days(answer.dso().bestPossible())),
                        ""),
                figure(
                        "page.on-time",
                        written.percent(answer.history().onTimeShare()),
                        pieces.text(
                                "page.on-time.note",
                                pieces.days(answer.history().averageDaysLate())),
                        ""));
    }

    private String figure(String label, String number, String note, String tone) {
        return """
                <div><span class="label">%s</span><span class="n %s">%s</span><span class="label">%s</span></div>
                """.formatted(pieces.text(label), tone, html(number), note);
    }

    // ---- ageing

    private record Age(String key, Bucket bucket) {}

    private List<Age> ages() {
        var balance = scanned.balance();
        return List.of(
                new Age("not-due", balance.notDue()),
                new Age("d1to30", balance.d1to30()),
                new Age("d31to60", balance.d31to60()),
                new Age("d61to90", balance.d61to90()),
                new Age("over90", balance.over90()));
    }

    private String ageing() {
        var bars = new StringBuilder();
        var rows = new StringBuilder();
        double x = 0;
        for (int at = 0; at < ages().size(); at++) {
            var age = ages().get(at);
            double width = 1000.0 * age.bucket().cents() / Math.max(1, answer.openCents());
            if (width > 0) {
                bars.append("<rect class=\"f%d\" x=\"%s\" y=\"0\" width=\"%s\" height=\"18\"/>%n"
                        .formatted(at, at(x), at(Math.max(1, width - 3))));
            }
            x += width;
            rows.append(row(
                    "<i class=\"key f" + at + "\"></i>" + pieces.text("age." + age.key()),
                    html(written.euros(age.bucket().cents())),
                    html(written.number(age.bucket().items())),
                    html(pieces.share(age.bucket().cents(), answer.openCents()))));
        }
        return pieces.section(
                "title.ageing",
                answer.openCents() == 0
                        ? pieces.empty("owing.none")
                        : """
                        <svg class="bar" viewBox="0 0 1000 18" preserveAspectRatio="none" role="img" aria-labelledby="age-t age-d">
                        <title id="age-t">%s</title><desc id="age-d">%s</desc>
                        %s</svg>
                        """.formatted(pieces.text("title.ageing"), ageingInWords(), bars)
                                + pieces.table(
                                        List.of("column.age", "column.amount", "column.items", "column.share"), rows)
                                + undated());
    }

    private String ageingInWords() {
        return ages().stream()
                .map(age -> pieces.text("age." + age.key()) + " "
                        + html(written.euros(age.bucket().cents())))
                .collect(Collectors.joining(", "));
    }

    private String undated() {
        long items = scanned.balance().withoutDueDay().items();
        return items == 0 ? "" : "<p class=\"note\">" + pieces.text("ageing.undated", written.number(items)) + "</p>\n";
    }

    // ---- customers

    private String owing() {
        var owing = answer.byAccount().stream()
                .filter(account -> account.openCents() > 0)
                .toList();
        var rows = new StringBuilder();
        owing.stream()
                .limit(CUSTOMERS)
                .forEach(account -> rows.append(pieces.card(
                        OWING,
                        "<b>" + html(account.name()) + "</b> <small>" + html(account.account()) + "</small>",
                        html(written.euros(account.openCents())),
                        account.overdueCents() == 0
                                ? Written.NONE
                                : "<span class=\"late\">" + html(written.euros(account.overdueCents())) + "</span>",
                        account.daysLateMax() == 0
                                ? Written.NONE
                                : pieces.text("days", written.number(account.daysLateMax())),
                        html(pieces.days(account.averageDaysToPay())))));
        if (owing.isEmpty()) return pieces.section("title.owing", pieces.empty("owing.none"));
        long others = owing.size() - Math.min(CUSTOMERS, owing.size());
        var more =
                others == 0 ? "" : "<p class=\"note\">" + pieces.text("page.others", written.number(others)) + "</p>\n";
        return pieces.section("title.owing", pieces.table(OWING, rows) + more);
    }

    // ---- how they pay

    private String paying() {
        var history = answer.history();
        var dso = new ScanDso(scanned, language).section();
        if (history.paidInvoices() == 0) return pieces.section("title.paying", pieces.empty("paying.none")) + dso;
        var sentence = "<p class=\"say\">"
                + pieces.text(
                        "paying.history",
                        written.number(history.paidInvoices()),
                        written.number(history.averageDaysToPay()),
                        written.percent(history.onTimeShare()),
                        written.number(history.averageDaysLate()))
                + "</p>\n";
        return pieces.section("title.paying", sentence + delays()) + dso;
    }

    private String delays() {
        var delays = scanned.delays();
        long all = Math.max(1, delays.invoices());
        var counts = List.of(delays.onTime(), delays.d1to15(), delays.d16to30(), delays.d31to60(), delays.over60());
        var keys = List.of("on-time", "d1to15", "d16to30", "d31to60", "over60");
        var rows = new StringBuilder();
        for (int at = 0; at < keys.size(); at++) {
            var width = at(200.0 * counts.get(at) / all);
            rows.append(row(
                    pieces.text("paid." + keys.get(at)),
                    "<svg class=\"mini\" viewBox=\"0 0 200 12\" aria-hidden=\"true\"><rect class=\"f%d\" width=\"%s\" height=\"12\" rx=\"2\"/></svg>"
                            .formatted(at, width),
                    html(written.number(counts.get(at))),
                    html(pieces.share(counts.get(at), all))));
        }
        return pieces.table(List.of("column.paid", "column.picture", "column.invoices", "column.share"), rows);
    }

    // ---- what may be claimed, what should leave

    private String claimable() {
        var claims = answer.claimable();
        var interest = claims.interestCents().isPresent()
                ? pieces.text(
                        "claimable.interest",
                        written.euros(claims.interestCents().getAsLong()))
                : html(claims.refused().orElse(""));
        return pieces.section(
                "title.claimable",
                "<p class=\"say\">" + interest + "<br>"
                        + pieces.text(
                                "claimable.fees",
                                written.euros(claims.recoveryFeeCents()),
                                written.number(claims.invoices()))
                        + "</p>\n<p class=\"note\">" + pieces.text("page.claimable.note") + "</p>\n");
    }

    private String leaving() {
        if (answer.reminders().isEmpty()) return pieces.section("title.leaving", pieces.empty("leaving.none"));
        var rows = new StringBuilder();
        answer.reminders().stream()
                .limit(LEAVING)
                .forEach(due -> rows.append(row(
                        "<b>" + html(answer.nameOf(due.account())) + "</b><br><small>" + html(due.reason())
                                + "</small>",
                        html(texts.say("reminders.step." + due.step())),
                        html(written.number(due.items())),
                        html(written.euros(due.amountCents())))));
        return pieces.section(
                "title.leaving",
                pieces.table(List.of("column.customer", "column.step", "column.items", "column.amount"), rows));
    }

    private String files() {
        var rows = new StringBuilder();
        for (var file : answer.files()) {
            rows.append(row(
                    html(file.name())
                            + file.problems().stream()
                                    .limit(10)
                                    .map(problem -> "<br><small>" + html(problem.message()) + "</small>")
                                    .collect(Collectors.joining()),
                    html(written.number(file.lines())),
                    html(file.firstOn().map(written::day).orElse(Written.NONE)),
                    html(file.lastOn().map(written::day).orElse(Written.NONE)),
                    html(written.euros(file.debitCents()))));
        }
        return pieces.section(
                "title.files",
                pieces.table(
                        List.of("column.file", "column.lines", "column.from", "column.until", "column.debit"), rows));
    }

    private static String style() {
        try (var in = ScanPage.class.getResourceAsStream("/cli/scan-report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
