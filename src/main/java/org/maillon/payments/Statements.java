package org.maillon.payments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.maillon.access.TenantScope;
import org.maillon.bank.BankStatement;
import org.maillon.bank.StatementLine;
import org.maillon.kernel.TenantId;
import org.maillon.payments.EntryRules.Entry;
import org.springframework.stereotype.Service;

/** Bank statements, each line of them taken once, in whatever format, order and overlap they come. */
@Service
public class Statements {
    /** How far back the chain of statements is followed: some years of a few accounts. */
    private static final int LATEST = 3_000;

    private final TenantScope tenants;
    private final StatementStore store;
    private final StatementFileStore files;
    private final Clock clock;

    Statements(TenantScope tenants, StatementStore store, StatementFileStore files, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /** What was new in a file. */
    public record Taken(long file, int statements, int lines, int known) {}

    /** Takes statements that were read: those refused are left out, and so are lines taken before. */
    public Taken take(TenantId tenant, String fileName, List<BankStatement> statements, String by) {
        return tenants.in(tenant, () -> {
            long file = files.add(tenant, fileName, null, by, clock.instant());
            var taken = take(tenant, file, statements);
            files.end(tenant, file, StatementFile.State.DONE, taken, 0, clock.instant());
            return taken;
        });
    }

    /** Where the statements of our accounts do not follow one another, by account, the earliest first. */
    public List<StatementBreak> breaks(TenantId tenant) {
        return StatementChainRules.breaks(tenants.in(tenant, () -> store.spans(tenant, LATEST)));
    }

    /** Those that statements of a file have a part in. */
    public List<StatementBreak> breaks(TenantId tenant, long file) {
        return breaks(tenant).stream()
                .filter(each -> each.files().contains(file))
                .toList();
    }

    /** The same for a file that is noted already. */
    Taken take(TenantId tenant, long file, List<BankStatement> statements) {
        int taken = 0;
        int lines = 0;
        int known = 0;
        for (var statement : statements) {
            if (statement.refused()) continue;
            int before = take(tenant, file, statement);
            taken++;
            lines += statement.lines().size();
            known += before;
        }
        return new Taken(file, taken, lines, known);
    }

    private int take(TenantId tenant, long file, BankStatement statement) {
        var account = EntryRules.account(statement.account());
        var entries =
                statement.lines().stream().map(line -> entry(statement, line)).toList();
        var known = known(tenant, account, statement.lines());
        var unknown = EntryRules.unknown(known, entries);
        int before = entries.size() - unknown.size();
        var id = store.keep(tenant, file, key(account, statement), statement, before, clock.instant());
        if (id.isEmpty()) return entries.size();
        int kept = store.keep(tenant, id.get(), account, keyed(account, known, entries, unknown, statement));
        return entries.size() - kept;
    }

    private List<Entry> known(TenantId tenant, String account, List<StatementLine> lines) {
        if (lines.isEmpty()) return List.of();
        var first = lines.stream()
                .map(StatementLine::bookedOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
        var last = lines.stream()
                .map(StatementLine::bookedOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return store.known(tenant, account, first, last);
    }

    private static Entry entry(BankStatement statement, StatementLine line) {
        var endToEnd = line.endToEndId();
        return new Entry(
                line.bookedOn() + " " + line.amountCents() + " " + line.currency(),
                statement.format(),
                statement.number(),
                endToEnd == null || endToEnd.equalsIgnoreCase("NOTPROVIDED") ? null : endToEnd,
                line.payerIban(),
                line.bankReference());
    }

    /** A line's key is its account, day, amount and rank among those alike: two that take the same line at once collide. */
    private static List<StatementStore.Keyed> keyed(
            String account, List<Entry> known, List<Entry> entries, List<Integer> unknown, BankStatement statement) {
        var ranks = new HashMap<String, Integer>();
        known.forEach(entry -> ranks.merge(entry.dayAndAmount(), 1, Integer::sum));
        var keyed = new ArrayList<StatementStore.Keyed>();
        for (int at : unknown) {
            int rank = ranks.merge(entries.get(at).dayAndAmount(), 1, Integer::sum);
            var line = statement.lines().get(at);
            keyed.add(new StatementStore.Keyed(
                    uuid(account + "|" + entries.get(at).dayAndAmount() + "|" + rank), line, state(line)));
        }
        return keyed;
    }

    private static Receipt.State state(StatementLine line) {
        return line.amountCents() > 0 && !line.returned() ? Receipt.State.NEW : Receipt.State.OUT;
    }

    private static UUID key(String account, BankStatement statement) {
        return uuid(String.join(
                "|",
                account,
                statement.format(),
                String.valueOf(statement.number()),
                String.valueOf(statement.firstOn()),
                String.valueOf(statement.lastOn()),
                String.valueOf(statement.openingCents()),
                String.valueOf(statement.closingCents()),
                String.valueOf(statement.lines().hashCode())));
    }

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
