package org.maillon.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.maillon.customers.AccountId;
import org.maillon.customers.NaturalPersons;
import org.maillon.customers.Obstacle;
import org.maillon.customers.People;
import org.maillon.customers.Person;
import org.maillon.customers.PersonalData;
import org.maillon.customers.PersonalRecord;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.maillon.privacy.DataSubjectStore.DataSubject;
import org.springframework.stereotype.Component;

/** Asks every module that keeps personal data: for what it keeps, and to erase what is due. */
@Component
class Erasures {
    /** What was found of a person, and what becomes of it. */
    record Look(
            DataSubject subject, List<Person> people, List<String> names, ErasurePlan plan, List<Obstacle> obstacles) {}

    private final NaturalPersons natural;
    private final List<PersonalData> modules;

    Erasures(NaturalPersons natural, List<PersonalData> modules) {
        this.natural = natural;
        this.modules = modules;
    }

    List<PersonalRecord> records(TenantId tenant, DataSubject subject) {
        return records(tenant, new People(persons(tenant, List.of(subject)).getOrDefault(subject, List.of())));
    }

    private List<PersonalRecord> records(TenantId tenant, People people) {
        return modules.stream()
                .flatMap(module -> module.about(tenant, people).stream())
                .toList();
    }

    List<Look> look(
            TenantId tenant, List<DataSubject> subjects, Map<RecordKind, RetentionRule> rules, LocalDate today) {
        var persons = persons(tenant, subjects);
        var all = new People(persons.values().stream().flatMap(List::stream).toList());
        var records = records(tenant, all);
        var obstacles = obstacles(tenant, all.accounts());
        var looks = new ArrayList<Look>();
        int first = 0;
        for (var subject : subjects) {
            var its = persons.getOrDefault(subject, List.of());
            int from = first;
            int to = from + its.size();
            var found = records.stream()
                    .filter(it -> it.person() >= from && it.person() < to)
                    .toList();
            looks.add(look(subject, its, found, obstacles, rules, today));
            first = to;
        }
        return looks;
    }

    private static Look look(
            DataSubject subject,
            List<Person> people,
            List<PersonalRecord> records,
            List<Obstacle> obstacles,
            Map<RecordKind, RetentionRule> rules,
            LocalDate today) {
        var accounts = people.stream().map(Person::account).toList();
        var its =
                obstacles.stream().filter(it -> accounts.contains(it.account())).toList();
        var facts = new ErasureRules.ErasureFacts(
                subject.request().isPresent(), subject.who().contact() == 0, !its.isEmpty(), rules);
        var names = people.stream()
                .flatMap(person -> person.names().stream())
                .distinct()
                .toList();
        return new Look(subject, people, names, ErasureRules.plan(records, facts, today), its);
    }

    private List<Obstacle> obstacles(TenantId tenant, List<AccountId> accounts) {
        return modules.stream()
                .flatMap(module -> module.obstacles(tenant, accounts).stream())
                .toList();
    }

    /** Erases what is due of these persons, kind by kind and all of them at once; the names of accounts last. */
    List<Look> carryOut(
            TenantId tenant, List<DataSubject> subjects, Map<RecordKind, RetentionRule> rules, LocalDate today) {
        var looks = look(tenant, subjects, rules, today);
        for (var kind : RecordKind.values()) {
            var byDay = new LinkedHashMap<LocalDate, List<Person>>();
            for (var look : looks) {
                var due = look.plan().due().get(kind);
                if (due != null)
                    byDay.computeIfAbsent(due.before(), _ -> new ArrayList<>()).addAll(look.people());
            }
            byDay.forEach((before, people) ->
                    modules.forEach(module -> erase(module, tenant, kind, new People(people), before)));
        }
        return looks;
    }

    /** A record that names two of them loses the words of one at a time. */
    private static void erase(PersonalData module, TenantId tenant, RecordKind kind, People people, LocalDate before) {
        int left = people.all().size() + 1;
        while (left > 0 && module.erase(tenant, kind, people, before) > 0) left--;
    }

    /** The persons behind each subject, under the names they have now and those they had when they were asked about. */
    private Map<DataSubject, List<Person>> persons(TenantId tenant, List<DataSubject> subjects) {
        var now = natural.find(tenant, subjects.stream().map(DataSubject::who).toList());
        var persons = new LinkedHashMap<DataSubject, List<Person>>();
        for (var subject : subjects) {
            var known = now.getOrDefault(subject.who(), List.of());
            var names = Stream.concat(known.stream().flatMap(it -> it.names().stream()), subject.names().stream())
                    .distinct()
                    .toList();
            persons.put(
                    subject,
                    known.stream()
                            .map(it -> new Person(it.account(), it.whole(), names))
                            .toList());
        }
        return persons;
    }
}
