package org.maillon.customers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Which natural persons a company knows: accounts that are one person, and the people behind all the others. */
@Service
public class NaturalPersons {
    /**
     * One of them.
     *
     * @param contact the person behind the account; 0 where the account is the person
     */
    public record Known(AccountId account, long contact) {}

    private final TenantScope scope;
    private final NaturalPersonStore store;

    NaturalPersons(TenantScope scope, NaturalPersonStore store) {
        this.scope = scope;
        this.store = store;
    }

    public boolean isPerson(TenantId tenant, AccountId account) {
        return scope.in(tenant, () -> store.isPerson(tenant, account));
    }

    /**
     * Under which names these are known now, by whom was asked: an account that is a person with those joined to it and everybody
     * behind it; a contact on each account where the same e-mail stands. Who is not there is left out.
     */
    public Map<Known, List<Person>> find(TenantId tenant, Collection<Known> asked) {
        return scope.in(tenant, () -> store.find(tenant, asked)).stream()
                .collect(Collectors.groupingBy(
                        NaturalPersonStore.Found::known,
                        Collectors.mapping(NaturalPersonStore.Found::person, Collectors.toList())));
    }

    /** Accounts that are a person. */
    public List<Known> accounts(TenantId tenant) {
        return scope.in(tenant, () -> store.accounts(tenant));
    }

    /** People who were taken off their account before a day, and not erased. */
    public List<Known> gone(TenantId tenant, LocalDate before) {
        return scope.in(tenant, () -> store.gone(tenant, before));
    }
}
