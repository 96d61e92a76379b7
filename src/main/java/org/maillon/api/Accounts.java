package org.maillon.api;

import java.util.List;
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

    /** The same for something new: the account that goes on, where the one named was joined to it. */
    Optional<AccountId> goingOn(CurrentMember member, @Nullable String code) {
        return named(member, code).map(account -> customers.goingOn(member.tenant(), account));
    }

    /** By id or code, for something new about a customer: the account that goes on. */
    CustomerAccount goingOnByIdOrCode(CurrentMember member, String id) {
        var account = byIdOrCode(member, id);
        return customers
                .find(member.tenant(), customers.goingOn(member.tenant(), account.id()))
                .orElse(account);
    }

    /** By id or code, to be changed itself; one that was joined to another is refused with the name of that one. */
    CustomerAccount changed(CurrentMember member, Reading reading, String id) {
        var account = byIdOrCode(member, id);
        var goesOn = goingOnByIdOrCode(member, id);
        if (goesOn.id().equals(account.id())) return account;
        var sentence = reading.texts().say("customers.joined.change", account.code(), goesOn.code(), goesOn.name());
        throw new NotDone(Problem.Code.NOT_POSSIBLE, List.of(new Problem.Fault("account", sentence)));
    }

    /** The one of an id; where no account has it, of a code. One that is not there is refused. */
    CustomerAccount byIdOrCode(CurrentMember member, String id) {
        return Optional.ofNullable(Reading.number(id))
                .flatMap(number -> customers.find(member.tenant(), new AccountId(number)))
                .or(() -> customers.findByCode(member.tenant(), id))
                .orElseThrow(NotDone::notFound);
    }
}
