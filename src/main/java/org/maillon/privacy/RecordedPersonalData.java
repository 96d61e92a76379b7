package org.maillon.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.maillon.access.AuditTrail;
import org.maillon.customers.People;
import org.maillon.customers.Person;
import org.maillon.customers.PersonalData;
import org.maillon.customers.PersonalRecord;
import org.maillon.customers.RecordKind;
import org.maillon.evidence.Concerned;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Recorded;
import org.maillon.kernel.TenantId;
import org.maillon.webhooks.Webhooks;
import org.springframework.stereotype.Component;

/** What the modules beneath the customers keep without knowing them: evidence, the trail of acts, what other programs are told. */
@Component
class RecordedPersonalData implements PersonalData {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** After all that was recorded. */
    private static final Instant LATER = instant(ErasurePlan.NEVER);

    private static final String INVOICES = "/open-item/";
    private static final String OTHERS = "/(?!open-item/)";

    private final Evidence evidence;
    private final AuditTrail trail;
    private final Webhooks webhooks;
    private final Retention retention;
    private final Clock clock;

    RecordedPersonalData(Evidence evidence, AuditTrail trail, Webhooks webhooks, Retention retention, Clock clock) {
        this.evidence = evidence;
        this.trail = trail;
        this.webhooks = webhooks;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public List<PersonalRecord> about(TenantId tenant, People people) {
        var all = people.all();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(place -> Stream.of(
                                proofs(tenant, place, all.get(place), RecordKind.INVOICE, INVOICES),
                                proofs(tenant, place, all.get(place), RecordKind.CONTRACT, OTHERS),
                                acts(tenant, place, all.get(place)))
                        .flatMap(List::stream))
                .toList();
    }

    private List<PersonalRecord> proofs(TenantId tenant, int place, Person person, RecordKind kind, String parts) {
        return evidence.about(tenant, List.of(concerned(person, parts)), LATER).stream()
                .map(it -> new PersonalRecord(place, kind, "evidence", day(it), content(it)))
                .toList();
    }

    private static Map<String, Object> content(Recorded it) {
        var happening = it.happening();
        return Map.of(
                "about", happening.subject(),
                "act", happening.act(),
                "who", happening.who(),
                "from", happening.from(),
                "at", happening.at().toString(),
                "facts", happening.facts());
    }

    private static LocalDate day(Recorded it) {
        return LocalDate.ofInstant(it.happening().at(), PARIS);
    }

    private List<PersonalRecord> acts(TenantId tenant, int place, Person person) {
        return trail.naming(tenant, person.certain()).stream()
                .map(at -> new PersonalRecord(
                        place, RecordKind.TRACE, "trail", LocalDate.ofInstant(at, PARIS), Map.of("at", at.toString())))
                .toList();
    }

    @Override
    public int erase(TenantId tenant, RecordKind kind, People people, LocalDate before) {
        return switch (kind) {
            case INVOICE -> erase(tenant, people, INVOICES, kind, before);
            case CONTRACT -> erase(tenant, people, OTHERS, kind, before);
            case TRACE ->
                people.all().stream()
                        .mapToInt(it -> forgetNames(tenant, it, before))
                        .sum();
            default -> 0;
        };
    }

    private int erase(TenantId tenant, People people, String parts, RecordKind kind, LocalDate before) {
        var concerned = new ArrayList<Concerned>();
        people.all().forEach(person -> concerned.add(concerned(person, parts)));
        var today = LocalDate.now(clock);
        var rule = Objects.requireNonNull(retention.byKind(tenant, today).get(kind));
        return evidence.erase(tenant, concerned, instant(before), rule.law().article(), today);
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(PARIS).toInstant();
    }

    private int forgetNames(TenantId tenant, Person person, LocalDate before) {
        return trail.forget(tenant, person.certain(), Person.ERASED, instant(before))
                + webhooks.forget(tenant, person.certain(), Person.ERASED);
    }

    private static Concerned concerned(Person person, String parts) {
        var subject = "account/" + person.account().value();
        return new Concerned(subject, "^" + subject + parts, person.words());
    }
}
