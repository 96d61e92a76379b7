package org.maillon.cli;

import static org.maillon.cli.Written.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What the report's page is put together from: its words, sections, tables and rows, all of them escaped. */
final class ScanPieces {
    private final Texts texts;
    private final Written written;

    ScanPieces(Language language) {
        this.texts = Texts.in(language);
        this.written = new Written(language);
    }

    String section(String title, String inside) {
        return "<section class=\"sheet\">\n<header><h2>" + text(title) + "</h2></header>\n<div class=\"in\">\n" + inside
                + "</div>\n</section>\n";
    }

    String empty(String key) {
        return "<p class=\"say\">" + text(key) + "</p>\n";
    }

    String table(List<String> columns, CharSequence rows) {
        var heads = new StringBuilder();
        for (int at = 0; at < columns.size(); at++) {
            heads.append(at == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"num\">")
                    .append(text(columns.get(at)))
                    .append("</th>");
        }
        return "<div class=\"wide\"><table>\n<thead><tr>" + heads + "</tr></thead>\n<tbody>\n" + rows
                + "</tbody></table></div>\n";
    }

    static String row(String first, String... others) {
        var cells = new StringBuilder("<tr><td>").append(first).append("</td>");
        for (var cell : others) cells.append("<td class=\"num\">").append(cell).append("</td>");
        return cells.append("</tr>\n").toString();
    }

    /** A row that a narrow screen shows as a card: each cell bears the name of its column. */
    String card(List<String> columns, String first, String... others) {
        var cells = new StringBuilder("<tr class=\"card\"><td>").append(first).append("</td>");
        for (int at = 0; at < others.length; at++) {
            cells.append("<td class=\"num\" data-label=\"%s\">".formatted(text(columns.get(at + 1))))
                    .append(others[at])
                    .append("</td>");
        }
        return cells.append("</tr>\n").toString();
    }

    String days(Optional<BigDecimal> days) {
        return days.isEmpty() ? Written.NONE : texts.say("cli.scan.days", written.number(days));
    }

    String share(long part, long whole) {
        if (part > 0 && 100 * part < whole) return texts.say("cli.scan.page.below-one-percent");
        return written.percent(
                whole == 0
                        ? Optional.empty()
                        : Optional.of(
                                BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP)));
    }

    String text(String key, Object... arguments) {
        return html(texts.say("cli.scan." + key, arguments));
    }

    static String at(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
