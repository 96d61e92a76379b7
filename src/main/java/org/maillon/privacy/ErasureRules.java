package org.maillon.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.maillon.customers.PersonalRecord;
import org.maillon.customers.RecordKind;
import org.maillon.privacy.KeptRecords.Why;

/**
 * When each record about a person goes. A ground that holds against the person (an obligation of the law, a claim to be
 * proved: GDPR, art. 17 (3) b and e) keeps a record for its time; where the person asked, the others go at once.
 */
final class ErasureRules {
    /** What stays while something is open: with an account that is the person, and with the account of a contact. */
    private static final Set<RecordKind> STOPPED = EnumSet.complementOf(EnumSet.of(RecordKind.TRACE));

    private static final Set<RecordKind> STOPPED_OF_CONTACT =
            EnumSet.of(RecordKind.CONTRACT, RecordKind.CORRESPONDENCE, RecordKind.INVOICE, RecordKind.ACCOUNTING);

    /** Until what is open is settled. */
    private static final LocalDate UNKNOWN = LocalDate.MAX;

    /** What is known when it is decided. */
    record ErasureFacts(boolean asked, boolean whole, boolean open, Map<RecordKind, RetentionRule> rules) {}

    private record Fate(PersonalRecord of, LocalDate until, Why why) {
        static Fate of(PersonalRecord of, LocalDate until, LocalDate today) {
            return until.isAfter(today) ? new Fate(of, until, Why.TIME) : new Fate(of, today, Why.NOTHING);
        }

        boolean isDue(LocalDate today) {
            return !until.isAfter(today);
        }
    }

    private ErasureRules() {}

    static ErasurePlan plan(List<PersonalRecord> records, ErasureFacts facts, LocalDate today) {
        var fates = fates(records, facts, today);
        var due = new EnumMap<RecordKind, ErasurePlan.Due>(RecordKind.class);
        for (var fate : fates) {
            var kind = fate.of().kind();
            if (fate.isDue(today))
                due.merge(kind, new ErasurePlan.Due(before(kind, facts, today), 1), ErasurePlan.Due::plus);
        }
        var lookOn = fates.stream()
                .filter(fate -> !fate.isDue(today))
                .map(fate -> fate.why() == Why.OBSTACLE ? today.plusDays(1) : fate.until())
                .min(Comparator.naturalOrder())
                .orElse(ErasurePlan.NEVER);
        return new ErasurePlan(grouped(fates, facts), due, lookOn);
    }

    private static List<Fate> fates(List<PersonalRecord> records, ErasureFacts facts, LocalDate today) {
        var last = records.stream()
                .map(PersonalRecord::on)
                .filter(on -> !on.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(today);
        var fates = new ArrayList<Fate>();
        for (var record : records) {
            if (record.kind() != RecordKind.IDENTITY) fates.add(fate(record, last, facts, today));
        }
        var latest = fates.stream().map(Fate::until).max(Comparator.naturalOrder());
        for (var record : records) {
            if (record.kind() == RecordKind.IDENTITY)
                fates.add(identity(record, latest.orElse(today), last, facts, today));
        }
        return fates;
    }

    private static Fate fate(PersonalRecord record, LocalDate last, ErasureFacts facts, LocalDate today) {
        var rule = rule(facts, record.kind());
        var until = rule.until(rule.law().countedFrom() == CountedFrom.LAST_CONTACT ? last : record.on());
        if (facts.open() && (facts.whole() ? STOPPED : STOPPED_OF_CONTACT).contains(record.kind()))
            return new Fate(record, until.isAfter(today) && rule.law().withstands() ? until : UNKNOWN, Why.OBSTACLE);
        return Fate.of(record, facts.asked() && !rule.law().withstands() ? today : until, today);
    }

    /** The name of an account goes with the last record that would mean nothing without it. */
    private static Fate identity(
            PersonalRecord record, LocalDate latest, LocalDate last, ErasureFacts facts, LocalDate today) {
        if (facts.open()) return new Fate(record, UNKNOWN, Why.OBSTACLE);
        var least = facts.asked() ? today : rule(facts, RecordKind.CONTACT).until(last);
        return Fate.of(record, latest.isAfter(least) ? latest : least, today);
    }

    private static RetentionRule rule(ErasureFacts facts, RecordKind kind) {
        return Objects.requireNonNull(facts.rules().get(kind), kind.code());
    }

    /** All of a kind goes together where its time is the person's own or is over by asking; else what is old enough. */
    private static LocalDate before(RecordKind kind, ErasureFacts facts, LocalDate today) {
        if (kind == RecordKind.IDENTITY) return ErasurePlan.NEVER;
        var rule = rule(facts, kind);
        boolean together = rule.law().countedFrom() == CountedFrom.LAST_CONTACT
                || facts.asked() && !rule.law().withstands();
        return together ? ErasurePlan.NEVER : rule.before(today);
    }

    private static List<KeptRecords> grouped(List<Fate> fates, ErasureFacts facts) {
        var groups = new LinkedHashMap<String, KeptRecords>();
        for (var fate : fates) {
            var it = fate.of();
            groups.merge(
                    it.kind().code() + " " + it.noun(),
                    new KeptRecords(it.kind(), it.noun(), 1, fate.until(), fate.why(), article(it.kind(), facts)),
                    ErasureRules::together);
        }
        return groups.values().stream()
                .sorted(Comparator.comparing(KeptRecords::kind))
                .toList();
    }

    private static String article(RecordKind kind, ErasureFacts facts) {
        return kind == RecordKind.IDENTITY ? "" : rule(facts, kind).law().article();
    }

    private static KeptRecords together(KeptRecords a, KeptRecords b) {
        var later = a.until().isAfter(b.until()) ? a : b;
        return new KeptRecords(a.kind(), a.noun(), a.count() + b.count(), later.until(), later.why(), a.article());
    }
}
