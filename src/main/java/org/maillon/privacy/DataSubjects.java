package org.maillon.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.customers.NaturalPersons;
import org.maillon.customers.NaturalPersons.Known;
import org.maillon.customers.PersonalRecord;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.maillon.privacy.DataSubjectStore.DataSubject;
import org.springframework.stereotype.Service;

/**
 * The natural persons a company knows: what is kept about each and until when, a copy of it, and its erasure. What no ground
 * of law keeps is erased when the person asks; the rest goes on its day without another word. Nothing erased comes back.
 */
@Service
public class DataSubjects {
    private static final int AT_ONCE = 100;

    /** The right to erasure (GDPR). */
    private static final String BY_REQUEST = "(UE/EU) 2016/679, art. 17";

    private final TenantScope scope;
    private final NaturalPersons people;
    private final Retention retention;
    private final Erasures erasures;
    private final DataSubjectStore store;
    private final AuditTrail trail;
    private final Clock clock;

    DataSubjects(
            TenantScope scope,
            NaturalPersons people,
            Retention retention,
            Erasures erasures,
            DataSubjectStore store,
            AuditTrail trail,
            Clock clock) {
        this.scope = scope;
        this.people = people;
        this.retention = retention;
        this.erasures = erasures;
        this.store = store;
        this.trail = trail;
        this.clock = clock;
    }

    /** What is kept about a person; empty where there is none, or the account is a company. */
    public Optional<PersonalFile> file(TenantId tenant, Known who, LocalDate today) {
        return scope.in(tenant, () -> exists(tenant, who) ? Optional.of(fileOf(tenant, who, today)) : Optional.empty());
    }

    /** All that is kept about a person, record by record, for the person to read (GDPR, art. 15 and 20). */
    public List<PersonalRecord> copy(TenantId tenant, Known who) {
        return scope.in(tenant, () -> erasures.records(tenant, subject(tenant, who)));
    }

    /** Enters the wish of a person to be forgotten, and erases at once what nothing keeps. It cannot be taken back. */
    public ErasureAnswer forget(TenantId tenant, Known who, String by, LocalDate today) {
        return scope.in(tenant, () -> {
            if (!exists(tenant, who))
                return isCompany(tenant, who) ? new ErasureAnswer.Company() : new ErasureAnswer.Unknown();
            var subject = store.ask(tenant, who, by, clock.instant(), today);
            look(tenant, List.of(subject), today);
            trail.record(tenant, by, "erasure-asked", "data-subject/" + subject.id(), "");
            return new ErasureAnswer.Entered(fileOf(tenant, who, today));
        });
    }

    /** Looks at everybody whose day has come, and erases what is due. Asked twice on a day, it finds nothing the second time. */
    void run(TenantId tenant, LocalDate today) {
        scope.run(tenant, () -> {
            var contacts = retention.byKind(tenant, today).get(RecordKind.CONTACT);
            var known = Stream.concat(
                    people.accounts(tenant).stream(),
                    contacts == null ? Stream.of() : people.gone(tenant, contacts.before(today)).stream());
            store.add(tenant, known.toList(), today);
        });
        int looked;
        do {
            looked = scope.in(tenant, () -> {
                var due = store.due(tenant, today, AT_ONCE);
                look(tenant, due, today);
                return due.size();
            });
        } while (looked == AT_ONCE);
    }

    private void look(TenantId tenant, List<DataSubject> subjects, LocalDate today) {
        var rules = retention.byKind(tenant, today);
        erasures.carryOut(tenant, subjects, rules, today).forEach(done -> {
            var subject = done.subject();
            store.note(tenant, subject.id(), done.plan().due(), grounds(rules, subject), today);
            store.looked(tenant, subject.id(), done.names(), done.plan().lookOn(), today);
        });
    }

    /** On which ground each kind is erased: its time is over, or the person asked and nothing holds against it. */
    private static Map<RecordKind, String> grounds(Map<RecordKind, RetentionRule> rules, DataSubject subject) {
        var grounds = new EnumMap<RecordKind, String>(RecordKind.class);
        rules.forEach((kind, rule) -> grounds.put(
                kind,
                subject.request().isPresent() && !rule.law().withstands()
                        ? BY_REQUEST
                        : rule.law().article()));
        return grounds;
    }

    private PersonalFile fileOf(TenantId tenant, Known who, LocalDate today) {
        var subject = subject(tenant, who);
        var asked = new DataSubject(
                subject.id(),
                who,
                subject.names(),
                subject.request().or(() -> Optional.of(new PersonalFile.Request(clock.instant(), ""))),
                subject.forgottenOn());
        var found = erasures.look(tenant, List.of(asked), retention.byKind(tenant, today), today)
                .getFirst();
        return new PersonalFile(
                who,
                found.names().isEmpty() ? "" : found.names().getFirst(),
                found.plan().kept(),
                found.obstacles(),
                subject.request(),
                store.erased(tenant, subject.id()),
                subject.forgottenOn());
    }

    private DataSubject subject(TenantId tenant, Known who) {
        return store.find(tenant, who)
                .orElseGet(() -> new DataSubject(0, who, List.of(), Optional.empty(), Optional.empty()));
    }

    private boolean exists(TenantId tenant, Known who) {
        if (who.contact() == 0) return people.isPerson(tenant, who.account());
        return !people.find(tenant, List.of(who)).isEmpty();
    }

    private boolean isCompany(TenantId tenant, Known who) {
        return who.contact() == 0 && !people.find(tenant, List.of(who)).isEmpty();
    }
}
