package org.maillon.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.database.BulkCopy;
import org.maillon.imports.FileProblem.Code;
import org.maillon.kernel.Iban;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;

/**
 * Streams open-item lists into the staging table of the current transaction. What makes an item this item is its account,
 * reference, day of issue, currency and side, not its amount, which falls as it is paid.
 */
final class SheetStaging {
    private static final int LONGEST_ACCOUNT = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final Map<String, String> COUNTRIES = countries();

    private final ImportStore store;
    private final StagingStore staging;
    private final TenantId tenant;
    private final LocalDate today;

    /** @param today stands where a list has neither day of issue nor due day */
    SheetStaging(ImportStore store, StagingStore staging, TenantId tenant, LocalDate today) {
        this.store = store;
        this.staging = staging;
        this.tenant = tenant;
        this.today = today;
    }

    /** Reads one list; one whose columns nobody has explained is refused and nothing of it is staged. */
    ImportedFile stage(int file, Path path, String name) {
        try {
            // No statement but the COPY may run on the connection until it ends: the mapping is looked up before.
            var look = store.withKnownMapping(tenant, SheetReader.look(path));
            boolean explained = look.layout().certain() || !look.problems().isEmpty();
            return explained
                    ? copy(file, path, name, look)
                    : describe(file, look, unexplained(name, look), Taken.NOTHING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private ImportedFile copy(int file, Path path, String name, SheetLook look) throws IOException {
        try (var copy = staging.copySheetLines()) {
            var sink = new Sink(file, copy);
            var summary = SheetReader.read(path, name, look, sink);
            copy.finish();
            return describe(file, look, summary, sink.taken());
        }
    }

    private static SheetSummary unexplained(String name, SheetLook look) {
        var layout = look.layout();
        var problem = FileProblem.of(
                look.headerLine(), 0, Code.MAPPING_UNKNOWN, words(understood(layout)), words(open(layout)));
        return new SheetSummary(name, 0, 0, Map.of(), layout, List.of(problem), 0, true);
    }

    private static List<String> understood(SheetLayout layout) {
        return layout.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(column -> layout.confidence().get(column.getKey()) != SheetLayout.Confidence.GUESSED)
                .map(column -> layout.headers().get(column.getKey()) + " = "
                        + column.getValue().canonical())
                .toList();
    }

    private static List<String> open(SheetLayout layout) {
        var open = new ArrayList<String>();
        layout.missing().forEach(field -> open.add(field.canonical()));
        layout.fields().forEach((column, field) -> {
            if (layout.confidence().get(column) == SheetLayout.Confidence.GUESSED)
                open.add(layout.headers().get(column) + " = " + field.canonical() + " ?");
        });
        return open;
    }

    private static String words(List<String> some) {
        return some.isEmpty() ? "–" : some.stream().limit(20).collect(Collectors.joining(", "));
    }

    /** What was found in the rows, beside what the reader itself tells. */
    private record Taken(
            ProblemList problems,
            int settled,
            long debitCents,
            long creditCents,
            @Nullable LocalDate firstOn,
            @Nullable LocalDate lastOn) {
        static final Taken NOTHING = new Taken(new ProblemList(), 0, 0, 0, null, null);
    }

    private static ImportedFile describe(int file, SheetLook look, SheetSummary summary, Taken taken) {
        var problems = new ArrayList<>(taken.problems.kept());
        if (taken.settled > 0) {
            problems.add(FileProblem.of(0, 0, Code.SETTLED_LEFT_OUT, Integer.toString(taken.settled)));
        }
        problems.addAll(summary.problems());
        return new ImportedFile(
                file,
                summary.name(),
                summary.lines(),
                look.encoding(),
                look.separator() == 0 ? "" : String.valueOf(look.separator()),
                taken.debitCents,
                taken.creditCents,
                Optional.ofNullable(taken.firstOn),
                Optional.ofNullable(taken.lastOn),
                summary.refused() || taken.problems.refused(),
                problems.size() + (long) summary.moreProblems() + taken.problems.more(),
                problems.subList(0, Math.min(problems.size(), FecSummary.KEPT_PROBLEMS)));
    }

    /** An item of which the list shows less than the ledger does: it was paid elsewhere, and the receipt is not here. */
    record Fallen(int file, int line, String reference, String currency, long listedCents, long openCents) {
        FileProblem problem() {
            return FileProblem.of(
                    line, 0, Code.AMOUNT_FELL, reference, decimal(listedCents), decimal(openCents), currency);
        }

        private String decimal(long cents) {
            int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            return BigDecimal.valueOf(cents, digits).toPlainString();
        }
    }

    private final class Sink implements Consumer<OpenItemLine> {
        private final int file;
        private final BulkCopy copy;
        private final MessageDigest digest = md5();
        private final ProblemList problems = new ProblemList();
        private int settled;
        private long debitCents;
        private long creditCents;
        private @Nullable LocalDate firstOn;
        private @Nullable LocalDate lastOn;

        Sink(int file, BulkCopy copy) {
            this.file = file;
            this.copy = copy;
        }

        @Override
        public void accept(OpenItemLine item) {
            if (item.account().length() > LONGEST_ACCOUNT) {
                problems.add(FileProblem.of(
                        item.line(), 0, Code.VALUE_TOO_LONG, item.account().substring(0, 40) + "…", "100"));
            } else if (item.settledOn() != null || item.amountCents() == 0) {
                settled++;
            } else {
                take(item);
            }
        }

        Taken taken() {
            return new Taken(problems, settled, debitCents, creditCents, firstOn, lastOn);
        }

        private void take(OpenItemLine item) {
            if (item.amountCents() > 0) debitCents += item.amountCents();
            else creditCents -= item.amountCents();
            var issuedOn = issuedOn(item);
            if (firstOn == null || issuedOn.isBefore(firstOn)) firstOn = issuedOn;
            if (lastOn == null || issuedOn.isAfter(lastOn)) lastOn = issuedOn;
            copy.add(file).add(item.line()).add(key(item).toString());
            copy.add(item.account()).add(item.name()).add(email(item.email()));
            copy.add(language(item.language())).add(country(item.country())).add(iban(item.iban()));
            copy.add(item.reference()).add(issuedOn).add(item.dueOn());
            copy.add(label(item)).add(item.currency()).add(item.amountCents()).endRow();
        }

        private LocalDate issuedOn(OpenItemLine item) {
            if (item.issuedOn() != null) return item.issuedOn();
            return item.dueOn() != null && item.dueOn().isBefore(today) ? item.dueOn() : today;
        }

        private UUID key(OpenItemLine item) {
            var text = String.join(
                    "\t",
                    "open-item",
                    item.account(),
                    item.reference(),
                    String.valueOf(item.issuedOn()),
                    item.currency(),
                    item.amountCents() > 0 ? "debit" : "credit");
            var bytes = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        }
    }

    /** What the customer may quote when paying. */
    private static String label(OpenItemLine item) {
        return (item.structuredReference() + " " + item.purchaseOrderNumber()).strip();
    }

    private static @Nullable String email(String text) {
        boolean usable =
                text.indexOf('@') > 0 && text.length() <= LONGEST_EMAIL && !text.matches(".*[\\s\\p{Cntrl}].*");
        return usable ? text : null;
    }

    /** Null where it is none, or its check digits are wrong: nobody is recognised by it. */
    private static @Nullable String iban(String text) {
        try {
            return text.isEmpty() ? null : new Iban(text).value();
        } catch (InvalidValue wrong) {
            return null;
        }
    }

    /** Null where it is none of ours: the company's own then holds. */
    static @Nullable String language(String text) {
        var word = OpeningJournals.plain(text);
        if (word.startsWith("fr")) return Language.FR.code();
        if (word.startsWith("nl") || word.startsWith("ned") || word.startsWith("dut")) return Language.NL.code();
        return word.startsWith("en") || word.startsWith("ang") ? Language.EN.code() : null;
    }

    /** Two capital letters, from a code or from a country's name in French, Dutch or English; null where it is neither. */
    static @Nullable String country(String text) {
        return COUNTRIES.get(OpeningJournals.plain(text));
    }

    private static Map<String, String> countries() {
        var countries = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            countries.put(OpeningJournals.plain(code), code);
            for (var language : Language.values()) {
                countries.put(OpeningJournals.plain(country.getDisplayCountry(language.locale())), code);
            }
        }
        return Map.copyOf(countries);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
