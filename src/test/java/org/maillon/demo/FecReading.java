package org.maillon.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Reads what the generators wrote, the way a stranger would: text, lines, tabs. */
final class FecReading {
    record Line(
            String journal,
            int entry,
            String account,
            String party,
            String piece,
            String text,
            long cents,
            String letters) {
        boolean isCustomers() {
            return account.startsWith("411") || account.startsWith("416") || account.startsWith("4191");
        }
    }

    private FecReading() {}

    static String text(DemoCompany company, int year) {
        var out = new StringWriter();
        try {
            company.writeFec(year, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static List<Line> lines(String fec) {
        return Arrays.stream(fec.split("\r\n", -1))
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(FecReading::line)
                .toList();
    }

    private static Line line(String line) {
        var column = line.split("\t", -1);
        if (column.length != 18) throw new IllegalArgumentException(column.length + " columns: " + line);
        return new Line(
                column[0],
                Integer.parseInt(column[2]),
                column[4],
                column[6],
                column[8],
                column[10],
                cents(column[11]) - cents(column[12]),
                column[13]);
    }

    private static long cents(String amount) {
        if (!amount.matches("\\d+,\\d{2}")) throw new IllegalArgumentException("not an amount: " + amount);
        return Long.parseLong(amount.replace(",", ""));
    }
}
