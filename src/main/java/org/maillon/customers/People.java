package org.maillon.customers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maillon.kernel.TenantId;
import tools.jackson.databind.json.JsonMapper;

/** Several persons, as statements are given them. */
public record People(List<Person> all) {
    /** Begins a statement: the persons as rows {@code p} of account, whole, words, names and person, counted from 1. */
    static final String P = """
            with p as (select * from unnest(:accounts::bigint[], :whole::boolean[], :words::text[], :names::text[])
                         with ordinality as x (account, whole, words, names, person))
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Found(int person, String kind, String noun, LocalDate on, Map<String, Object> content) {}

    public People {
        all = List.copyOf(all);
    }

    /**
     * For a statement that begins with {@link #P}: of each person the account, {@code words} to find what is theirs in a column
     * of that account, and {@code names} to find them by name in any text; both for {@code ~*}.
     */
    Map<String, Object> parameters(TenantId tenant) {
        var parameters = new HashMap<String, Object>();
        parameters.put("tenant", tenant.value());
        parameters.put("accounts", all.stream().map(it -> it.account().value()).toArray(Long[]::new));
        parameters.put("whole", all.stream().map(Person::whole).toArray(Boolean[]::new));
        parameters.put("words", all.stream().map(Person::words).toArray(String[]::new));
        parameters.put("names", all.stream().map(Person::certain).toArray(String[]::new));
        return parameters;
    }

    /** The same, with the day before which records are meant, and what stands where words were. */
    Map<String, Object> parameters(TenantId tenant, LocalDate before) {
        var parameters = parameters(tenant);
        parameters.put("before", before);
        parameters.put("erased", Person.ERASED);
        return parameters;
    }

    /**
     * What a statement found: each row a JSON object of {@code person}, the place of the person as {@code with ordinality}
     * counts it, {@code kind}, {@code noun}, {@code on} and {@code content}.
     */
    static List<PersonalRecord> read(List<String> rows) {
        return rows.stream().map(People::read).toList();
    }

    private static PersonalRecord read(String row) {
        var found = JSON.readValue(row, Found.class);
        return new PersonalRecord(
                found.person() - 1, RecordKind.of(found.kind()), found.noun(), found.on(), found.content());
    }

    public List<AccountId> accounts() {
        return all.stream().map(Person::account).distinct().toList();
    }
}
