package org.maillon.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.maillon.cli.ScanFigures.Scanned;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.steering.AgedBalance.Bucket;
import org.maillon.steering.DsoPoint;

/** The report as one page that needs nothing else: style and pictures inside, no script; it prints well. */
final class ScanPage {
    private static final int CUSTOMERS = 25;
    private static final int LEAVING = 40;
    private static final List<String> OWING =
            List.of("column.customer", "column.open", "column.overdue", "column.late", "column.pays");

    private final Texts texts;
    private final Written written;
    private final Language language;
    private final Scanned scanned;
    private final ScanAnswer answer;

    private ScanPage(Scanned scanned, Language language) {
        this.texts = Texts.in(language);
        this.written = new Written(language);
        this.language = language;
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
                        text("title", written.day(answer.asOf())),
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
                        text("title", written.day(answer.asOf())),
                        text(
                                "summary",
                                written.euros(answer.openCents()),
                                written.number(answer.openItems()),
                                written.number(answer.accounts()),
                                written.euros(answer.overdueCents())),
                        text("page.figures"),
                        figure(
                                "page.open",
                                written.wholeEuros(answer.openCents()),
                                text("page.open.note", written.number(answer.openItems())),
                                ""),
                        figure(
                                "page.overdue",
                                written.wholeEuros(answer.overdueCents()),
                                text("page.overdue.note", share(answer.overdueCents(), answer.openCents())),
                                "late"),
                        figure(
                                "page.dso",
                                days(answer.dso().simple()),
                                text("page.dso.note", days(answer.dso().bestPossible())),
                                ""),
                        figure(
                                "page.on-time",
                                written.percent(answer.history().onTimeShare()),
                                text("page.on-time.note", days(answer.history().averageDaysLate())),
                                ""));
    }

    private String figure(String label, String number, String note, String tone) {
        return """
                <div><span class="label">%s</span><span class="n %s">%s</span><span class="label">%s</span></div>
                """.formatted(text(label), tone, html(number), note);
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
                    "<i class=\"key f" + at + "\"></i>" + text("age." + age.key()),
                    html(written.euros(age.bucket().cents())),
                    html(written.number(age.bucket().items())),
                    html(share(age.bucket().cents(), answer.openCents()))));
        }
        return section(
                "title.ageing",
                answer.openCents() == 0
                        ? empty("owing.none")
                        : """
                        <svg class="bar" viewBox="0 0 1000 18" preserveAspectRatio="none" role="img" aria-labelledby="age-t age-d">
                        <title id="age-t">%s</title><desc id="age-d">%s</desc>
                        %s</svg>
                        """.formatted(text("title.ageing"), ageingInWords(), bars)
                                + table(List.of("column.age", "column.amount", "column.items", "column.share"), rows)
                                + undated());
    }

    private String ageingInWords() {
        return ages().stream()
                .map(age -> text("age." + age.key()) + " "
                        + html(written.euros(age.bucket().cents())))
                .collect(Collectors.joining(", "));
    }

    private String undated() {
        long items = scanned.balance().withoutDueDay().items();
        return items == 0 ? "" : "<p class=\"note\">" + text("ageing.undated", written.number(items)) + "</p>\n";
    }

    // ---- customers

    private String owing() {
        var owing = answer.byAccount().stream()
                .filter(account -> account.openCents() > 0)
                .toList();
        var rows = new StringBuilder();
        owing.stream()
                .limit(CUSTOMERS)
                .forEach(account -> rows.append(card(
                        OWING,
                        "<b>" + html(account.name()) + "</b> <small>" + html(account.account()) + "</small>",
                        html(written.euros(account.openCents())),
                        account.overdueCents() == 0
                                ? Written.NONE
                                : "<span class=\"late\">" + html(written.euros(account.overdueCents())) + "</span>",
                        account.daysLateMax() == 0 ? Written.NONE : text("days", written.number(account.daysLateMax())),
                        html(days(account.averageDaysToPay())))));
        if (owing.isEmpty()) return section("title.owing", empty("owing.none"));
        long others = owing.size() - Math.min(CUSTOMERS, owing.size());
        var more = others == 0 ? "" : "<p class=\"note\">" + text("page.others", written.number(others)) + "</p>\n";
        return section("title.owing", table(OWING, rows) + more);
    }

    // ---- how they pay

    private String paying() {
        var history = answer.history();
        if (history.paidInvoices() == 0) return section("title.paying", empty("paying.none")) + dso();
        var sentence = "<p class=\"say\">"
                + text(
                        "paying.history",
                        written.number(history.paidInvoices()),
                        written.number(history.averageDaysToPay()),
                        written.percent(history.onTimeShare()),
                        written.number(history.averageDaysLate()))
                + "</p>\n";
        return section("title.paying", sentence + delays()) + dso();
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
                    text("paid." + keys.get(at)),
                    "<svg class=\"mini\" viewBox=\"0 0 200 12\" aria-hidden=\"true\"><rect class=\"f%d\" width=\"%s\" height=\"12\" rx=\"2\"/></svg>"
                            .formatted(at, width),
                    html(written.number(counts.get(at))),
                    html(share(counts.get(at), all))));
        }
        return table(List.of("column.paid", "column.picture", "column.invoices", "column.share"), rows);
    }

    private String dso() {
        var points = scanned.dsoByMonth().stream()
                .filter(point -> point.dso().simple().isPresent())
                .toList();
        if (points.isEmpty()) return "";
        var dso = answer.dso();
        var sentence = "<p class=\"say\">"
                + text(
                        "paying.dso",
                        written.number(dso.simple()),
                        written.number(dso.bestPossible()),
                        written.number(dso.averageDaysDelinquent()))
                + (dso.countBack().isEmpty() ? "" : " " + text("paying.count-back", written.number(dso.countBack())))
                + "</p>\n";
        return section("title.dso", sentence + (points.size() < 2 ? "" : curve(points)));
    }

    private String curve(List<DsoPoint> points) {
        double top = 10
                * Math.ceil(points.stream().mapToDouble(ScanPage::simple).max().orElse(0) / 10 + 0.2);
        double step = 640.0 / (points.size() - 1);
        var month = DateTimeFormatter.ofPattern("MMM", language.locale());
        var line = new StringBuilder();
        var best = new StringBuilder();
        var marks = new StringBuilder();
        var rows = new StringBuilder();
        for (int at = 0; at < points.size(); at++) {
            var point = points.get(at);
            double x = 40 + at * step;
            line.append(at(x)).append(',').append(y(simple(point), top)).append(' ');
            best.append(at(x)).append(',').append(y(best(point), top)).append(' ');
            marks.append("<circle cx=\"%s\" cy=\"%s\" r=\"3.5\"/><text x=\"%s\" y=\"196\">%s</text>%n"
                    .formatted(at(x), y(simple(point), top), at(x), html(month.format(point.on()))));
            rows.append(row(
                    html(written.day(point.on())),
                    html(days(point.dso().simple())),
                    html(days(point.dso().bestPossible())),
                    html(days(point.dso().countBack()))));
        }
        var last = points.getLast();
        return """
                <svg class="curve" viewBox="0 0 720 204" role="img" aria-labelledby="dso-t dso-d">
                <title id="dso-t">%s</title><desc id="dso-d">%s</desc>
                %s<polyline class="best" points="%s"/><polyline class="dso" points="%s"/>
                %s<text class="end" x="688" y="%s">%s</text>
                </svg>
                <p class="note">%s</p>
                <details><summary>%s</summary>
                %s</details>
                """.formatted(
                text("title.dso"),
                text(
                        "page.curve",
                        days(points.getFirst().dso().simple()),
                        days(last.dso().simple())),
                grid(top),
                best,
                line,
                marks,
                at(Double.parseDouble(y(simple(last), top)) + 4),
                html(written.number(last.dso().simple().map(days -> days.setScale(0, java.math.RoundingMode.HALF_UP)))),
                text("page.curve.legend"),
                text("page.table"),
                table(List.of("column.day", "column.dso", "column.best", "column.count-back"), rows));
    }

    private static String grid(double top) {
        var lines = new StringBuilder();
        for (int part = 0; part <= 2; part++) {
            double value = top * part / 2;
            lines.append(
                    "<line x1=\"40\" x2=\"680\" y1=\"%s\" y2=\"%s\"/><text class=\"scale\" x=\"32\" y=\"%s\">%d</text>%n"
                            .formatted(
                                    y(value, top),
                                    y(value, top),
                                    at(Double.parseDouble(y(value, top)) + 4),
                                    Math.round(value)));
        }
        return lines.toString();
    }

    private static double simple(DsoPoint point) {
        return Math.max(0, point.dso().simple().map(BigDecimal::doubleValue).orElse(0.0));
    }

    private static double best(DsoPoint point) {
        return Math.max(
                0, point.dso().bestPossible().map(BigDecimal::doubleValue).orElse(0.0));
    }

    private static String y(double value, double top) {
        return at(170 - 155 * value / Math.max(1, top));
    }

    // ---- what may be claimed, what should leave

    private String claimable() {
        var claims = answer.claimable();
        var interest = claims.interestCents().isPresent()
                ? text(
                        "claimable.interest",
                        written.euros(claims.interestCents().getAsLong()))
                : html(claims.refused().orElse(""));
        return section(
                "title.claimable",
                "<p class=\"say\">" + interest + "<br>"
                        + text(
                                "claimable.fees",
                                written.euros(claims.recoveryFeeCents()),
                                written.number(claims.invoices()))
                        + "</p>\n<p class=\"note\">" + text("page.claimable.note") + "</p>\n");
    }

    private String leaving() {
        if (answer.reminders().isEmpty()) return section("title.leaving", empty("leaving.none"));
        var rows = new StringBuilder();
        answer.reminders().stream()
                .limit(LEAVING)
                .forEach(due -> rows.append(row(
                        "<b>" + html(answer.nameOf(due.account())) + "</b><br><small>" + html(due.reason())
                                + "</small>",
                        html(texts.say("reminders.step." + due.step())),
                        html(written.number(due.items())),
                        html(written.euros(due.amountCents())))));
        return section(
                "title.leaving",
                table(List.of("column.customer", "column.step", "column.items", "column.amount"), rows));
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
        return section(
                "title.files",
                table(List.of("column.file", "column.lines", "column.from", "column.until", "column.debit"), rows));
    }

    // ---- pieces

    private String section(String title, String inside) {
        return "<section class=\"sheet\">\n<header><h2>" + text(title) + "</h2></header>\n<div class=\"in\">\n" + inside
                + "</div>\n</section>\n";
    }

    private String empty(String key) {
        return "<p class=\"say\">" + text(key) + "</p>\n";
    }

    private String table(List<String> columns, CharSequence rows) {
        var heads = new StringBuilder();
        for (int at = 0; at < columns.size(); at++) {
            heads.append(at == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"num\">")
                    .append(text(columns.get(at)))
                    .append("</th>");
        }
        return "<div class=\"wide\"><table>\n<thead><tr>" + heads + "</tr></thead>\n<tbody>\n" + rows
                + "</tbody></table></div>\n";
    }

    private static String row(String first, String... others) {
        var cells = new StringBuilder("<tr><td>").append(first).append("</td>");
        for (var cell : others) cells.append("<td class=\"num\">").append(cell).append("</td>");
        return cells.append("</tr>\n").toString();
    }

    /** A row that a narrow screen shows as a card: each cell bears the name of its column. */
    private String card(List<String> columns, String first, String... others) {
        var cells = new StringBuilder("<tr class=\"card\"><td>").append(first).append("</td>");
        for (int at = 0; at < others.length; at++) {
            cells.append("<td class=\"num\" data-label=\"%s\">".formatted(text(columns.get(at + 1))))
                    .append(others[at])
                    .append("</td>");
        }
        return cells.append("</tr>\n").toString();
    }

    private String days(Optional<BigDecimal> days) {
        return days.isEmpty() ? Written.NONE : texts.say("cli.scan.days", written.number(days));
    }

    private String share(long part, long whole) {
        if (part > 0 && 100 * part < whole) return texts.say("cli.scan.page.below-one-percent");
        return written.percent(
                whole == 0
                        ? Optional.empty()
                        : Optional.of(BigDecimal.valueOf(part)
                                .divide(BigDecimal.valueOf(whole), 4, java.math.RoundingMode.HALF_UP)));
    }

    private String text(String key, Object... arguments) {
        return html(texts.say("cli.scan." + key, arguments));
    }

    private static String html(String text) {
        return Written.html(text);
    }

    private static String at(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String style() {
        try (var in = ScanPage.class.getResourceAsStream("/cli/scan-report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
