package org.maillon.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.springframework.stereotype.Component;

/** The account that a filter names by its code. */
@Component
class Accounts {
    private final Customers customers;

    Accounts(Customers customers) {
        this.customers = customers;
    }

    /** Empty where none is named; one that is not there is refused. */
    Optional<AccountId> named(CurrentMember member, @Nullable String code) {
        if (code == null || code.isBlank()) return Optional.empty();
        return Optional.of(customers
                .findByCode(member.tenant(), code)
                .map(CustomerAccount::id)
                .orElseThrow(NotDone::notFound));
    }

    /** The one of an id; where no account has it, of a code. One that is not there is refused. */
    CustomerAccount byIdOrCode(CurrentMember member, String id) {
        return Optional.ofNullable(Reading.number(id))
                .flatMap(number -> customers.find(member.tenant(), new AccountId(number)))
                .or(() -> customers.findByCode(member.tenant(), id))
                .orElseThrow(NotDone::notFound);
    }
}
