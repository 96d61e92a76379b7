package org.maillon.cli;

import static org.maillon.cli.ScanPieces.at;
import static org.maillon.cli.ScanPieces.row;
import static org.maillon.cli.Written.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.maillon.cli.ScanFigures.Scanned;
import org.maillon.kernel.Language;
import org.maillon.steering.DsoPoint;

/** The section of the report's page about the DSO: what it is, and its curve over the months with the table beneath. */
final class ScanDso {
    private final Scanned scanned;
    private final Language language;
    private final Written written;
    private final ScanPieces pieces;

    ScanDso(Scanned scanned, Language language) {
        this.scanned = scanned;
        this.language = language;
        this.written = new Written(language);
        this.pieces = new ScanPieces(language);
    }

    /** Empty where no month has one. */
    String section() {
        var points = scanned.dsoByMonth().stream()
                .filter(point -> point.dso().simple().isPresent())
                .toList();
        if (points.isEmpty()) return "";
        var dso = scanned.answer().dso();
        var sentence = "<p class=\"say\">"
                + pieces.text(
                        "paying.dso",
                        written.number(dso.simple()),
                        written.number(dso.bestPossible()),
                        written.number(dso.averageDaysDelinquent()))
                + (dso.countBack().isEmpty()
                        ? ""
                        : " " + pieces.text("paying.count-back", written.number(dso.countBack())))
                + "</p>\n";
        return pieces.section("title.dso", sentence + (points.size() < 2 ? "" : curve(points)));
    }

    private String curve(List<DsoPoint> points) {
        double top = 10
                * Math.ceil(points.stream().mapToDouble(ScanDso::simple).max().orElse(0) / 10 + 0.2);
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
                    html(pieces.days(point.dso().simple())),
                    html(pieces.days(point.dso().bestPossible())),
                    html(pieces.days(point.dso().countBack()))));
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
                        pieces.text("title.dso"),
                        pieces.text(
                                "page.curve",
                                pieces.days(points.getFirst().dso().simple()),
                                pieces.days(last.dso().simple())),
                        grid(top),
                        best,
                        line,
                        marks,
                        at(Double.parseDouble(y(simple(last), top)) + 4),
                        html(written.number(last.dso().simple().map(days -> days.setScale(0, RoundingMode.HALF_UP)))),
                        pieces.text("page.curve.legend"),
                        pieces.text("page.table"),
                        pieces.table(List.of("column.day", "column.dso", "column.best", "column.count-back"), rows));
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
}
