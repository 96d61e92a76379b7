package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "accounts", description = "Customer accounts; lists refer to them by code")
class AccountController {
    private final Customers customers;
    private final Accounts accounts;

    AccountController(Customers customers, Accounts accounts) {
        this.customers = customers;
        this.accounts = accounts;
    }

    record Account(
            long id,
            String code,
            String name,
            String language,
            String country,
            @Nullable String terms,
            @Nullable String siren,
            @Nullable String vatNumber) {
        static Account of(CustomerAccount account) {
            return new Account(
                    account.id().value(),
                    account.code(),
                    account.name(),
                    account.language().code(),
                    account.country(),
                    account.terms().orElse(null),
                    account.siren().orElse(null),
                    account.vatNumber().orElse(null));
        }
    }

    record Person(
            String role,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language) {
        static Person of(Contact contact) {
            return new Person(
                    Code.of(contact.role()),
                    contact.name(),
                    contact.email().orElse(null),
                    contact.phone().orElse(null),
                    contact.language().map(Language::code).orElse(null));
        }
    }

    record AccountWithPeople(
            long id,
            String code,
            String name,
            String language,
            String country,
            @Nullable String terms,
            @Nullable String siren,
            @Nullable String vatNumber,
            List<Person> contacts) {
        static AccountWithPeople of(Account account, List<Person> contacts) {
            return new AccountWithPeople(
                    account.id,
                    account.code,
                    account.name,
                    account.language,
                    account.country,
                    account.terms,
                    account.siren,
                    account.vatNumber,
                    contacts);
        }
    }

    @GetMapping
    @Operation(summary = "All accounts, or the one of a code")
    Slice<Account> all(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int atMost = reading.limit(limit);
        var after = new AccountId(reading.after(cursor));
        reading.orRefuse();
        var found = code == null || code.isBlank()
                ? customers.after(member.tenant(), after, atMost + 1)
                : customers.findByCode(member.tenant(), code).stream().toList();
        return Slice.of(found, atMost, account -> account.id().value(), Account::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "An account by its id; where no account has it, by its code")
    AccountWithPeople one(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        var people = customers.contacts(member.tenant(), account.id()).stream()
                .map(Person::of)
                .toList();
        return AccountWithPeople.of(Account.of(account), people);
    }
}
