package org.maillon.customers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillon.access.TenantScope;
import org.maillon.database.BulkCopy;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.LegalCeiling;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Customer accounts and their people: found, opened one by one or many at once, changed. */
@Service
public class Customers {
    private final TenantScope tenants;
    private final CustomerStore store;
    private final ProfileStore profiles;
    private final Clock clock;

    Customers(TenantScope tenants, CustomerStore store, ProfileStore profiles, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.profiles = profiles;
        this.clock = clock;
    }

    public Optional<CustomerAccount> find(TenantId tenant, AccountId id) {
        return tenants.in(tenant, () -> store.find(tenant, id));
    }

    public Optional<CustomerAccount> findByCode(TenantId tenant, String code) {
        return tenants.in(tenant, () -> store.findByCode(tenant, code));
    }

    /** The account that goes on in the place of one that was joined to another; itself where it was not. */
    public AccountId goingOn(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> store.goingOn(tenant, account));
    }

    /** The account that a code names for something new: the one that goes on, where it is of one that was joined to another. */
    public Optional<CustomerAccount> goingOn(TenantId tenant, String code) {
        return tenants.in(
                tenant,
                () -> store.findByCode(tenant, code)
                        .flatMap(named -> store.find(tenant, store.goingOn(tenant, named.id()))));
    }

    /** These accounts with those that were joined to them, or to which they were joined: all accounts of the same customers. */
    public List<AccountId> together(TenantId tenant, Collection<AccountId> accounts) {
        return tenants.in(tenant, () -> {
            var joined = store.joined(tenant, accounts);
            return Stream.concat(accounts.stream(), joined.stream()).distinct().toList();
        });
    }

    /** Those of the accounts that exist, by their ids. */
    public Map<AccountId, CustomerAccount> findAll(TenantId tenant, Collection<AccountId> ids) {
        return tenants.in(tenant, () -> store.findAll(tenant, ids)).stream()
                .collect(Collectors.toMap(CustomerAccount::id, Function.identity()));
    }

    /** Accounts in the order of their ids, those after the given one, at most limit. */
    public List<CustomerAccount> after(TenantId tenant, AccountId last, int limit) {
        return tenants.in(tenant, () -> store.after(tenant, last, limit));
    }

    /** Accounts whose code or name holds the words, best first, at most limit. */
    public List<CustomerAccount> search(TenantId tenant, String words, int limit) {
        return tenants.in(tenant, () -> store.search(tenant, words.strip(), limit));
    }

    /** The codes of these accounts; those the tenant does not have are left out. */
    public Map<AccountId, String> codes(TenantId tenant, Collection<AccountId> accounts) {
        return tenants.in(tenant, () -> store.codes(tenant, accounts));
    }

    public List<Contact> contacts(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> store.contacts(tenant, account));
    }

    public void changeName(TenantId tenant, AccountId account, String name, Language language, String country) {
        tenants.run(tenant, () -> store.changeName(tenant, account, name.strip(), language, country));
    }

    /** Terms in canonical form; empty for the tenant's usual ones. Due days already deduced are the ledger's to change. */
    public void changeTerms(TenantId tenant, AccountId account, Optional<String> terms) {
        tenants.run(tenant, () -> store.changeTerms(tenant, account, terms));
    }

    /**
     * The ceiling that terms would exceed with this account: by its country, by who buys and by what is sold.
     *
     * @param today from which day on invoices are looked at
     */
    public Optional<LegalCeiling> ceilingExceeded(
            TenantId tenant, AccountId account, PaymentTerms terms, LocalDate today) {
        return tenants.in(tenant, () -> {
            var it = store.find(tenant, account).orElseThrow();
            var profile = profile(tenant, account);
            var goods = profile.goods().orElse(policy(tenant).goods());
            return TermsRules.beyond(terms, it.country(), profile.buyer(it.siren()), goods, today);
        });
    }

    /** Agrees on terms, or refuses those beyond the law where the company's policy is to refuse; empty for the usual ones. */
    public TermsAnswer agreeTerms(TenantId tenant, AccountId account, Optional<PaymentTerms> terms, LocalDate today) {
        return tenants.in(tenant, () -> {
            var beyond = terms.flatMap(it -> ceilingExceeded(tenant, account, it, today));
            if (beyond.isPresent() && policy(tenant).longerTerms() == AccountPolicy.LongerTerms.REFUSE)
                return new TermsAnswer.Refused(beyond.get());
            store.changeTerms(tenant, account, terms.map(PaymentTerms::canonical));
            return new TermsAnswer.Agreed(beyond);
        });
    }

    public void addContact(
            TenantId tenant,
            AccountId account,
            Contact.Role role,
            String name,
            Optional<String> email,
            Optional<String> phone,
            Optional<Language> language) {
        tenants.run(
                tenant, () -> store.addContact(tenant, account, role, name, email, phone, language, clock.instant()));
    }

    public void addContact(TenantId tenant, AccountId account, NewContact person) {
        addContact(tenant, account, person.role(), person.name(), person.email(), person.phone(), person.language());
    }

    /** The contact is shown no more and written to no more; what was sent keeps its name. */
    public void endContact(TenantId tenant, long contact) {
        tenants.run(tenant, () -> store.endContact(tenant, contact, clock.instant()));
    }

    /** Where letters to the customer go; empty until somebody said so. */
    public Optional<PostalAddress> billingAddress(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> store.billingAddress(tenant, account));
    }

    /** Puts the address in the place of the former one; empty removes it. */
    public void changeBillingAddress(TenantId tenant, AccountId account, Optional<PostalAddress> address) {
        tenants.run(
                tenant,
                () -> address.ifPresentOrElse(
                        it -> store.changeBillingAddress(tenant, account, it, clock.instant()),
                        () -> store.removeBillingAddress(tenant, account)));
    }

    /** The terms of a customer with whom none were agreed, in canonical form. */
    public Optional<String> usualTerms(TenantId tenant) {
        return tenants.in(tenant, () -> store.usualTerms(tenant));
    }

    public void changeUsualTerms(TenantId tenant, String terms) {
        tenants.run(tenant, () -> store.changeUsualTerms(tenant, terms));
    }

    /**
     * Begins to name many accounts inside the caller's transaction: rows of code, name, language, country, terms,
     * contact name, e-mail, phone, siren and VAT number (all but code and name may be null) are copied into a temporary table;
     * {@link #openNamed} then opens those the tenant does not have.
     */
    public BulkCopy nameMany(TenantId tenant) {
        return tenants.in(tenant, store::nameMany);
    }

    /** Opens the named accounts that are missing, with their contact who pays; the others stay as they are. */
    public int openNamed(TenantId tenant, Language language, String country) {
        return tenants.in(tenant, () -> store.openNamed(tenant, language, country, clock.instant()));
    }

    /** What is known and agreed of the account; {@link AccountProfile#UNSAID} where nobody said anything. */
    public AccountProfile profile(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> profiles.find(tenant, account)).orElse(AccountProfile.UNSAID);
    }

    /** Puts the profile in the place of the former one. A group has one head: an account that has a parent is none. */
    public void changeProfile(TenantId tenant, AccountId account, AccountProfile profile) {
        tenants.run(tenant, () -> {
            profile.parent().ifPresent(parent -> refuseNoHead(tenant, account, parent));
            profiles.change(tenant, account, profile);
        });
    }

    private void refuseNoHead(TenantId tenant, AccountId account, AccountId parent) {
        if (parent.equals(account)) throw new InvalidValue("customers.group.itself");
        var head = store.find(tenant, parent)
                .orElseThrow(() -> new InvalidValue("customers.group.unknown", String.valueOf(parent.value())));
        if (profile(tenant, parent).parent().isPresent())
            throw new InvalidValue("customers.group.no-head", head.name());
        if (!profiles.children(tenant, account).isEmpty()) throw new InvalidValue("customers.group.is-head");
    }

    /** The head of the account's group and those it consolidates, the account itself among them; alone where it has no group. */
    public List<AccountId> group(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> {
            var head = profile(tenant, account).parent().orElse(account);
            return Stream.concat(Stream.of(head), profiles.children(tenant, head).stream())
                    .toList();
        });
    }

    public AccountPolicy policy(TenantId tenant) {
        return tenants.in(tenant, () -> profiles.policy(tenant)).orElse(AccountPolicy.USUAL);
    }

    public void changePolicy(TenantId tenant, AccountPolicy policy) {
        tenants.run(tenant, () -> {
            profiles.changePolicy(tenant, policy);
            profiles.forgetCompleteness(tenant);
        });
    }

    /** Whether an order of this amount, tax included, needs the customer's own order number. */
    public boolean requiresPurchaseOrder(TenantId tenant, AccountId account, long amountCents) {
        return tenants.in(
                tenant, () -> PurchaseOrderRules.isRequired(profile(tenant, account), policy(tenant), amountCents));
    }

    /** Places goods go to, the oldest first; those ended are left out. */
    public List<DeliveryAddress> deliveryAddresses(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> profiles.deliveryAddresses(tenant, account));
    }

    /** Adds a place and answers its id. */
    public long addDeliveryAddress(TenantId tenant, AccountId account, String label, PostalAddress address) {
        var called = label.isBlank() ? address.town() : label.strip();
        return tenants.in(tenant, () -> profiles.addDeliveryAddress(tenant, account, called, address, clock.instant()));
    }

    /** The place is offered no more; false where the account has none of that id. */
    public boolean endDeliveryAddress(TenantId tenant, AccountId account, long address) {
        return tenants.in(tenant, () -> profiles.endDeliveryAddress(tenant, account, address, clock.instant()));
    }
}
