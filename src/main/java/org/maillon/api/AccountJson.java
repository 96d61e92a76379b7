package org.maillon.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.Buyer;
import org.maillon.customers.CompanyNumbers;
import org.maillon.customers.Contact;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.DeliveryAddress;
import org.maillon.customers.Goods;
import org.maillon.customers.MeansOfPayment;
import org.maillon.customers.NewAccount;
import org.maillon.customers.NewContact;
import org.maillon.customers.OpeningQuestion;
import org.maillon.customers.PostalAddress;
import org.maillon.customers.PurchaseOrderNeed;
import org.maillon.customers.Sector;
import org.maillon.kernel.Code;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;

/** The shapes of accounts over HTTP, and how they are read: everything that is wrong is told at once. */
final class AccountJson {
    private AccountJson() {}

    record Address(
            @Nullable List<String> lines,
            @Nullable String postcode,
            @Nullable String town,
            @Nullable String country) {
        static Address of(PostalAddress address) {
            return new Address(address.lines(), address.postcode(), address.town(), address.country());
        }

        PostalAddress read(String usualCountry) {
            return new PostalAddress(
                    lines == null
                            ? List.of()
                            : lines.stream().map(AccountJson::text).toList(),
                    text(postcode),
                    text(town),
                    country == null ? usualCountry : country);
        }
    }

    record Place(
            @Nullable Long id,
            @Nullable String label,
            @Nullable Address address) {
        static Place of(DeliveryAddress place) {
            return new Place(place.id(), place.label(), Address.of(place.address()));
        }
    }

    record Person(
            @Nullable Long id,
            @Nullable String role,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language) {
        static Person of(Contact contact) {
            return new Person(
                    contact.id(),
                    Code.of(contact.role()),
                    contact.name(),
                    contact.email().orElse(null),
                    contact.phone().orElse(null),
                    contact.language().map(Language::code).orElse(null));
        }

        NewContact read() {
            return new NewContact(
                    role(text(role)),
                    text(name),
                    Optional.ofNullable(email),
                    Optional.ofNullable(phone),
                    Optional.ofNullable(language).map(Language::of));
        }

        private static Contact.Role role(String code) {
            for (var role : Contact.Role.values()) {
                if (Code.of(role).equals(code)) return role;
            }
            throw new InvalidValue("customers.contact.no-role", code);
        }
    }

    /** What is absent is as if nobody said it; over the API nothing is asked of a customer but what is said. */
    record Profile(
            @Nullable String segment,
            @Nullable String sector,
            @Nullable String buyer,
            @Nullable String serviceCode,
            @Nullable Boolean commitmentNumberRequired,
            @Nullable String purchaseOrder,
            @Nullable Boolean termsAcceptanceRequired,
            @Nullable String parent,
            @Nullable String meansOfPayment,
            @Nullable Integer depositBasisPoints,
            @Nullable String goods) {
        static Profile of(AccountProfile profile, Function<AccountId, Optional<String>> code) {
            return new Profile(
                    profile.segment().orElse(null),
                    profile.sector().map(Sector::code).orElse(null),
                    profile.buyer().map(Buyer::code).orElse(null),
                    profile.serviceCode().orElse(null),
                    profile.commitmentNumberRequired(),
                    profile.purchaseOrder().code(),
                    profile.termsAcceptanceRequired(),
                    profile.parent().flatMap(code).orElse(null),
                    profile.meansOfPayment().code(),
                    profile.depositBasisPoints(),
                    profile.goods().map(Goods::code).orElse(null));
        }

        AccountProfile read(Function<String, Optional<CustomerAccount>> byCode) {
            var usual = AccountProfile.UNSAID;
            return new AccountProfile(
                    Optional.ofNullable(segment),
                    Optional.ofNullable(sector).map(Sector::of),
                    Optional.ofNullable(buyer).map(Buyer::of),
                    Optional.ofNullable(serviceCode),
                    Boolean.TRUE.equals(commitmentNumberRequired),
                    purchaseOrder == null ? usual.purchaseOrder() : PurchaseOrderNeed.of(purchaseOrder),
                    Boolean.TRUE.equals(termsAcceptanceRequired),
                    Optional.ofNullable(parent)
                            .map(it -> byCode.apply(it)
                                    .map(CustomerAccount::id)
                                    .orElseThrow(() -> new InvalidValue("customers.group.unknown", it))),
                    meansOfPayment == null ? usual.meansOfPayment() : MeansOfPayment.of(meansOfPayment),
                    depositBasisPoints == null ? 0 : depositBasisPoints,
                    Optional.ofNullable(goods).map(Goods::of));
        }
    }

    /** An account to be opened or changed; {@code number} is one of any kind, {@code email} that of whoever pays. */
    record Asked(
            @Nullable String code,
            @Nullable String name,
            @Nullable String language,
            @Nullable String country,
            @Nullable String number,
            @Nullable String siren,
            @Nullable String siret,
            @Nullable String vatNumber,
            @Nullable String enterpriseNumber,
            @Nullable String terms,
            @Nullable String email,
            @Nullable Boolean naturalPerson,
            @Nullable Address billingAddress,
            @Nullable List<Place> deliveryAddresses,
            @Nullable List<Person> contacts,
            @Nullable Profile profile,
            @Nullable List<String> confirmed) {
        boolean saysNumbers() {
            return number != null || siren != null || siret != null || vatNumber != null || enterpriseNumber != null;
        }

        CompanyNumbers numbers(Reading reading) {
            var any = reading.value("number", number, CompanyNumbers.NONE, CompanyNumbers::read);
            var french = reading.value("siren", siren, CompanyNumbers.NONE, it -> CompanyNumbers.of(it, "", "", ""));
            var establishment =
                    reading.value("siret", siret, CompanyNumbers.NONE, it -> CompanyNumbers.of("", it, "", ""));
            var vat =
                    reading.value("vatNumber", vatNumber, CompanyNumbers.NONE, it -> CompanyNumbers.of("", "", it, ""));
            var belgian = reading.value(
                    "enterpriseNumber", enterpriseNumber, CompanyNumbers.NONE, it -> CompanyNumbers.of("", "", "", it));
            return reading.guarded(
                    "number",
                    CompanyNumbers.NONE,
                    () -> new CompanyNumbers(
                            french.siren().or(any::siren),
                            establishment.siret().or(any::siret),
                            vat.vatNumber().or(any::vatNumber),
                            belgian.enterpriseNumber().or(any::enterpriseNumber)));
        }

        /** To be used only after {@link Reading#orRefuse}, which the caller calls. */
        Optional<NewAccount> read(
                Reading reading, String usualCountry, Function<String, Optional<CustomerAccount>> byCode) {
            var numbers = numbers(reading);
            var where = country != null ? country : numbers.country().orElse(usualCountry);
            var agreed = reading.value(
                    "terms", terms, Optional.<PaymentTerms>empty(), it -> Optional.of(PaymentTerms.parse(it)));
            var said = profile == null
                    ? AccountProfile.UNSAID
                    : reading.guarded("profile", AccountProfile.UNSAID, () -> profile.read(byCode));
            var billing = billingAddress == null
                    ? Optional.<PostalAddress>empty()
                    : reading.guarded(
                            "billingAddress",
                            Optional.<PostalAddress>empty(),
                            () -> Optional.of(billingAddress.read(where)));
            var places = places(reading, where);
            var people = people(reading);
            var sure = sure(reading);
            return reading.guarded(
                    "name",
                    Optional.empty(),
                    () -> Optional.of(new NewAccount(
                            Optional.ofNullable(code),
                            text(name),
                            Optional.ofNullable(language).map(Language::of),
                            where,
                            numbers,
                            agreed,
                            said,
                            billing,
                            places,
                            people,
                            Boolean.TRUE.equals(naturalPerson),
                            false,
                            sure)));
        }

        private List<NewAccount.Place> places(Reading reading, String where) {
            var places = new ArrayList<NewAccount.Place>();
            for (var place : deliveryAddresses == null ? List.<Place>of() : deliveryAddresses) {
                reading.guarded("deliveryAddresses[" + places.size() + "]", Optional.<NewAccount.Place>empty(), () -> {
                            var address = place.address();
                            if (address == null) throw new InvalidValue("customers.address.no-street");
                            return Optional.of(new NewAccount.Place(text(place.label()), address.read(where)));
                        })
                        .ifPresent(places::add);
            }
            return places;
        }

        private List<NewContact> people(Reading reading) {
            var people = new ArrayList<NewContact>();
            for (var person : contacts == null ? List.<Person>of() : contacts) {
                reading.guarded(
                                "contacts[" + people.size() + "]",
                                Optional.<NewContact>empty(),
                                () -> Optional.of(person.read()))
                        .ifPresent(people::add);
            }
            if (email != null && !email.isBlank())
                reading.guarded("email", Optional.<NewContact>empty(), () -> Optional.of(payer()))
                        .ifPresent(people::add);
            return people;
        }

        private NewContact payer() {
            return new NewContact(
                    Contact.Role.PAYS, text(name), Optional.ofNullable(email), Optional.empty(), Optional.empty());
        }

        private Set<OpeningQuestion> sure(Reading reading) {
            return (confirmed == null ? List.<String>of() : confirmed)
                    .stream()
                            .flatMap(it -> reading
                                    .guarded(
                                            "confirmed",
                                            Optional.<OpeningQuestion>empty(),
                                            () -> Optional.of(OpeningQuestion.of(it)))
                                    .stream())
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
