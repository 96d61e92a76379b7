package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.customers.NewContact;
import org.maillon.customers.PostalAddress;
import org.maillon.kernel.InvalidValue;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{id}")
@Needs(Permission.EDIT_ACCOUNTS)
@Tag(name = "accounts")
class AccountPeopleController {
    private final TenantScope scope;
    private final Customers customers;
    private final Accounts accounts;
    private final AuditTrail trail;

    AccountPeopleController(TenantScope scope, Customers customers, Accounts accounts, AuditTrail trail) {
        this.scope = scope;
        this.customers = customers;
        this.accounts = accounts;
        this.trail = trail;
    }

    @GetMapping("/contacts")
    @Needs(Permission.READ)
    @Operation(summary = "The people behind an account, by role")
    Slice<AccountJson.Person> people(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        return new Slice<>(
                customers.contacts(member.tenant(), account.id()).stream()
                        .map(AccountJson.Person::of)
                        .toList(),
                null);
    }

    @PostMapping("/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Put a person behind an account")
    Slice<AccountJson.Person> addPerson(
            CurrentMember member, Reading reading, @PathVariable String id, @RequestBody AccountJson.Person asked) {
        var account = accounts.goingOnByIdOrCode(member, id);
        var person = reading.guarded("contact", Optional.<NewContact>empty(), () -> Optional.of(asked.read()));
        reading.orRefuse();
        scope.run(member.tenant(), () -> {
            customers.addContact(member.tenant(), account.id(), person.orElseThrow());
            record(member, "contact-added", account, person.orElseThrow().name());
        });
        return people(member, account.code());
    }

    @DeleteMapping("/contacts/{contact}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Write to a person no more; what was sent keeps the name")
    void endPerson(CurrentMember member, @PathVariable String id, @PathVariable String contact) {
        var account = accounts.byIdOrCode(member, id);
        var person = customers.contacts(member.tenant(), account.id()).stream()
                .filter(it -> it.id() == Reading.id(contact))
                .findFirst()
                .orElseThrow(NotDone::notFound);
        scope.run(member.tenant(), () -> {
            customers.endContact(member.tenant(), person.id());
            record(member, "contact-ended", account, person.name());
        });
    }

    @GetMapping("/billing-address")
    @Needs(Permission.READ)
    @Operation(summary = "Where letters and invoices go")
    AccountJson.Address billing(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        return customers
                .billingAddress(member.tenant(), account.id())
                .map(AccountJson.Address::of)
                .orElseThrow(NotDone::notFound);
    }

    @PutMapping("/billing-address")
    @Operation(summary = "Put an address in the place of the former one")
    AccountJson.Address changeBilling(
            CurrentMember member, Reading reading, @PathVariable String id, @RequestBody AccountJson.Address asked) {
        var account = accounts.changed(member, reading, id);
        var address = reading.guarded(
                "billingAddress", Optional.<PostalAddress>empty(), () -> Optional.of(asked.read(account.country())));
        reading.orRefuse();
        scope.run(member.tenant(), () -> {
            customers.changeBillingAddress(member.tenant(), account.id(), address);
            record(member, "address-changed", account, address.orElseThrow().town());
        });
        return billing(member, id);
    }

    @GetMapping("/delivery-addresses")
    @Needs(Permission.READ)
    @Operation(summary = "Where goods go")
    Slice<AccountJson.Place> places(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        return new Slice<>(
                customers.deliveryAddresses(member.tenant(), account.id()).stream()
                        .map(AccountJson.Place::of)
                        .toList(),
                null);
    }

    @PostMapping("/delivery-addresses")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a place goods go to")
    Slice<AccountJson.Place> addPlace(
            CurrentMember member, Reading reading, @PathVariable String id, @RequestBody AccountJson.Place asked) {
        var account = accounts.goingOnByIdOrCode(member, id);
        var address = reading.guarded("address", Optional.<PostalAddress>empty(), () -> {
            if (asked.address() == null) throw new InvalidValue("customers.address.no-street");
            return Optional.of(asked.address().read(account.country()));
        });
        reading.orRefuse();
        scope.run(member.tenant(), () -> {
            var label = asked.label() == null ? "" : asked.label();
            customers.addDeliveryAddress(member.tenant(), account.id(), label, address.orElseThrow());
            record(
                    member,
                    "delivery-address-added",
                    account,
                    address.orElseThrow().town());
        });
        return places(member, account.code());
    }

    @DeleteMapping("/delivery-addresses/{place}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deliver to a place no more")
    void endPlace(CurrentMember member, @PathVariable String id, @PathVariable String place) {
        var account = accounts.byIdOrCode(member, id);
        if (!customers.endDeliveryAddress(member.tenant(), account.id(), Reading.id(place))) throw NotDone.notFound();
    }

    private void record(CurrentMember member, String act, CustomerAccount account, String detail) {
        trail.record(member.tenant(), member.name(), act, account.code(), detail);
    }
}
