package org.maillon.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.CompanyNumbers;
import org.maillon.customers.Contact;
import org.maillon.customers.MeansOfPayment;
import org.maillon.customers.NewAccount;
import org.maillon.customers.NewContact;
import org.maillon.customers.PostalAddress;
import org.maillon.customers.PurchaseOrderNeed;
import org.maillon.customers.Sector;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;

/** Reads a row of a list of customers as an account, and everything that is wrong with it. */
final class AccountListParse {
    private final AccountSheet sheet;
    private final AccountSheet.Row row;
    private final Language language;
    private final List<AccountListResult.Problem> problems = new ArrayList<>();

    AccountListParse(AccountSheet sheet, AccountSheet.Row row, Language language) {
        this.sheet = sheet;
        this.row = row;
        this.language = language;
    }

    List<AccountListResult.Problem> problems() {
        return problems;
    }

    /** Empty where something is wrong. */
    Optional<NewAccount> account(String usualCountry) {
        var numbers = numbers();
        var said = row.of(AccountField.COUNTRY).toUpperCase(java.util.Locale.ROOT);
        var country = said.isEmpty() ? numbers.country().orElse(usualCountry) : said;
        var terms = read(AccountField.TERMS, () -> given(AccountField.TERMS).map(PaymentTerms::parse));
        var billing =
                address(country, AccountField.POSTCODE, AccountField.TOWN, AccountField.STREET, AccountField.STREET_2);
        var delivery = address(
                country, AccountField.DELIVERY_POSTCODE, AccountField.DELIVERY_TOWN, AccountField.DELIVERY_STREET);
        var profile = read(AccountField.SECTOR, () -> Optional.of(profile()));
        var people = people();
        var account = read(
                AccountField.NAME,
                () -> Optional.of(new NewAccount(
                        given(AccountField.CODE),
                        row.of(AccountField.NAME),
                        given(AccountField.LANGUAGE).map(Language::of),
                        country,
                        numbers,
                        terms,
                        profile.orElse(AccountProfile.UNSAID),
                        billing,
                        delivery.map(it -> new NewAccount.Place("", it)).stream()
                                .toList(),
                        people,
                        false,
                        false,
                        Set.of())));
        return problems.isEmpty() ? account : Optional.empty();
    }

    private CompanyNumbers numbers() {
        var parts = Stream.of(
                        read(
                                AccountField.NUMBER,
                                () -> given(AccountField.NUMBER).map(CompanyNumbers::read)),
                        read(
                                AccountField.SIREN,
                                () -> given(AccountField.SIREN).map(it -> CompanyNumbers.of(it, "", "", ""))),
                        read(
                                AccountField.SIRET,
                                () -> given(AccountField.SIRET).map(it -> CompanyNumbers.of("", it, "", ""))),
                        read(
                                AccountField.VAT,
                                () -> given(AccountField.VAT).map(it -> CompanyNumbers.of("", "", it, ""))),
                        read(
                                AccountField.ENTERPRISE,
                                () -> given(AccountField.ENTERPRISE).map(it -> CompanyNumbers.of("", "", "", it))))
                .flatMap(Optional::stream)
                .toList();
        return read(
                        AccountField.SIREN,
                        () -> Optional.of(parts.stream().reduce(CompanyNumbers.NONE, (all, one) -> all.and(one))))
                .orElse(CompanyNumbers.NONE);
    }

    private Optional<PostalAddress> address(
            String country, AccountField postcode, AccountField town, AccountField... streets) {
        var lines = Stream.of(streets).map(row::of).filter(it -> !it.isEmpty()).toList();
        if (lines.isEmpty() && (row.of(postcode) + row.of(town)).isEmpty()) return Optional.empty();
        return read(streets[0], () -> Optional.of(new PostalAddress(lines, row.of(postcode), row.of(town), country)));
    }

    private AccountProfile profile() {
        var usual = AccountProfile.UNSAID;
        return new AccountProfile(
                given(AccountField.SEGMENT),
                given(AccountField.SECTOR).map(Sector::of),
                usual.buyer(),
                given(AccountField.SERVICE_CODE),
                false,
                PurchaseOrderNeed.BY_RULE,
                false,
                Optional.empty(),
                MeansOfPayment.TRANSFER,
                0,
                Optional.empty());
    }

    private List<NewContact> people() {
        var name = given(AccountField.CONTACT).orElse(row.of(AccountField.NAME));
        var people = new ArrayList<NewContact>();
        if (given(AccountField.EMAIL).isPresent() || given(AccountField.PHONE).isPresent())
            read(
                            AccountField.EMAIL,
                            () -> Optional.of(new NewContact(
                                    Contact.Role.PAYS,
                                    name,
                                    given(AccountField.EMAIL),
                                    given(AccountField.PHONE),
                                    Optional.empty())))
                    .ifPresent(people::add);
        person(Contact.Role.RECEIVES, AccountField.RECEIVES_EMAIL).ifPresent(people::add);
        person(Contact.Role.APPROVES, AccountField.APPROVES_EMAIL).ifPresent(people::add);
        person(Contact.Role.ORDERS, AccountField.ORDERS_EMAIL).ifPresent(people::add);
        person(Contact.Role.SUPERIOR, AccountField.SUPERIOR_EMAIL).ifPresent(people::add);
        return people;
    }

    private Optional<NewContact> person(Contact.Role role, AccountField email) {
        return read(
                email,
                () -> given(email)
                        .map(it -> new NewContact(
                                role, row.of(AccountField.NAME), Optional.of(it), Optional.empty(), Optional.empty())));
    }

    private Optional<String> given(AccountField field) {
        return Optional.of(row.of(field)).filter(it -> !it.isEmpty());
    }

    private <T> Optional<T> read(AccountField field, Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (InvalidValue wrong) {
            problems.add(new AccountListResult.Problem(row.line(), sheet.column(field), wrong.in(language)));
            return Optional.empty();
        }
    }
}
