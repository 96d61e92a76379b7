package org.maillon.sales;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.maillon.imports.SheetRows;
import org.maillon.imports.TextEncoding;
import org.maillon.kernel.InvalidValue;

/** The rows of a CSV or XLSX file by the names of its columns, in English, French or Dutch. */
final class SaleSheet {
    /** A row with the line of the file it stands on. */
    record Row(int line, Map<String, String> values) {
        Optional<String> get(String column) {
            return Optional.ofNullable(values.get(column)).map(String::strip).filter(text -> !text.isEmpty());
        }

        String need(String column) {
            return get(column).orElseThrow(() -> new InvalidValue("sales.file.missing", column));
        }
    }

    private static final int MOST_ROWS = 100_000;
    private static final Map<String, String> COLUMNS = columns("""
            account: account customer compte client klant rekening
            purchaseOrder: purchaseorder commande numerodecommande bestelnummer
            reference: reference referentie
            wantedOn: wantedon livraison livraisonsouhaitee levering
            item: item code article codearticle artikel artikelcode
            name: name nom libelle naam
            description: description designation omschrijving
            quantity: quantity quantite hoeveelheid
            unit: unit unite eenheid
            unitPrice: unitprice price prix prixht prixunitaire prijs eenheidsprijs
            taxRate: taxrate vat tva tauxtva btw btwtarief
            currency: currency devise munt
            from: from du debut vanaf
            until: until au fin totenmet
            cost: cost cout kostprijs
            available: available stock disponible voorraad
            leadDays: leaddays delai levertermijn
            note: note nota
            """);

    private SaleSheet() {}

    private static Map<String, String> columns(String text) {
        var columns = new HashMap<String, String>();
        text.lines().forEach(line -> {
            var name = line.substring(0, line.indexOf(':'));
            for (var word : line.substring(line.indexOf(':') + 1).strip().split(" ")) columns.put(word, name);
        });
        return Map.copyOf(columns);
    }

    /** All rows below the header; what cannot be read is an {@link InvalidValue}. */
    static List<Row> read(byte[] content) {
        try {
            var file = Files.createTempFile("sale", ".sheet");
            try {
                Files.write(file, content);
                return rows(isWorkbook(content) ? new SheetRows.Xlsx(file, firstSheet(file)) : csv(file, content));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (SheetRows.Unreadable unreadable) {
            throw new InvalidValue("sales.file.unreadable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int firstSheet(Path file) throws IOException, SheetRows.Unreadable {
        if (SheetRows.Xlsx.sheets(file).isEmpty()) throw new InvalidValue("sales.file.unreadable");
        return 0;
    }

    private static boolean isWorkbook(byte[] content) {
        return content.length > 4 && content[0] == 'P' && content[1] == 'K';
    }

    private static SheetRows csv(Path file, byte[] content) throws IOException {
        var encoding = TextEncoding.sniff(new ByteArrayInputStream(content));
        if (encoding.refusal() != null) throw new InvalidValue("sales.file.unreadable");
        var head = new String(content, 0, Math.min(content.length, 4_000), encoding.charset());
        var first = head.lines().findFirst().orElse("");
        return new SheetRows.Csv(file, encoding, separator(first));
    }

    private static char separator(String header) {
        char best = ';';
        for (char each : new char[] {'\t', ','}) if (count(header, each) > count(header, best)) best = each;
        return best;
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }

    private static List<Row> rows(SheetRows sheet) throws IOException, SheetRows.Unreadable {
        var header = new ArrayList<String>();
        var rows = new ArrayList<Row>();
        sheet.walk((line, values) -> {
            if (values.stream().allMatch(String::isBlank)) return true;
            if (header.isEmpty()) values.forEach(name -> header.add(COLUMNS.getOrDefault(plain(name), "")));
            else rows.add(row(line, header, values));
            return rows.size() <= MOST_ROWS;
        });
        if (header.stream().allMatch(String::isEmpty)) throw new InvalidValue("sales.file.header");
        if (rows.isEmpty()) throw new InvalidValue("sales.file.empty");
        if (rows.size() > MOST_ROWS) throw new InvalidValue("sales.file.rows", Integer.toString(MOST_ROWS));
        return rows;
    }

    private static Row row(int line, List<String> header, List<String> values) {
        var named = new HashMap<String, String>();
        for (int i = 0; i < Math.min(header.size(), values.size()); i++)
            if (!header.get(i).isEmpty()) named.put(header.get(i), values.get(i));
        return new Row(line, named);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }
}
