package org.maillon.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.Buyer;
import org.maillon.customers.CompanyNumbers;
import org.maillon.customers.Contact;
import org.maillon.customers.CustomerAccount;
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
import org.maillon.payments.DiscountTerms;

/** The fields of the pages on which an account is opened and changed, read and written in one place. */
final class AccountFields {
    /** The order in which people are asked for: who pays first. */
    static final List<Contact.Role> ROLES = List.of(
            Contact.Role.PAYS,
            Contact.Role.SUPERIOR,
            Contact.Role.RECEIVES,
            Contact.Role.APPROVES,
            Contact.Role.ORDERS);

    private AccountFields() {}

    static NewAccount account(TypedFields typed, boolean closed, Function<String, Optional<CustomerAccount>> byCode) {
        return new NewAccount(
                given(typed, "code"),
                typed.of("name"),
                typed.given("language", Language::of),
                typed.of("country"),
                numbers(typed),
                typed.given("terms", PaymentTerms::parse),
                profile(typed, byCode),
                address(typed, ""),
                address(typed, "delivery.").map(it -> new NewAccount.Place(typed.of("delivery.label"), it)).stream()
                        .toList(),
                people(typed),
                typed.isTicked("naturalPerson"),
                closed,
                confirmed(typed));
    }

    /** The number of any kind, with the establishment and the VAT number beside it. */
    static CompanyNumbers numbers(TypedFields typed) {
        var main = typed.given("number", CompanyNumbers::read).orElse(CompanyNumbers.NONE);
        var more = typed.read("siret", CompanyNumbers.NONE, () -> CompanyNumbers.of("", typed.of("siret"), "", ""));
        var vat = typed.read(
                "vatNumber", CompanyNumbers.NONE, () -> CompanyNumbers.of("", "", typed.of("vatNumber"), ""));
        return typed.read(
                "number",
                CompanyNumbers.NONE,
                () -> new CompanyNumbers(
                        main.siren().or(more::siren),
                        main.siret().or(more::siret),
                        main.vatNumber().or(vat::vatNumber),
                        main.enterpriseNumber()));
    }

    static void show(TypedFields typed, CompanyNumbers numbers) {
        typed.put(
                "number",
                numbers.siren()
                        .map(it -> it.display())
                        .or(() -> numbers.enterpriseNumber().map(it -> it.display()))
                        .or(() -> numbers.vatNumber().map(it -> it.display()))
                        .orElse(""));
        typed.put("siret", numbers.siret().map(it -> it.display()).orElse(""));
        typed.put("vatNumber", numbers.vatNumber().map(it -> it.display()).orElse(""));
    }

    /** Empty where neither street nor town is typed. */
    static Optional<PostalAddress> address(TypedFields typed, String before) {
        var lines = typed.of(before + "lines");
        var postcode = typed.of(before + "postcode");
        var town = typed.of(before + "town");
        var country = typed.of(before + "addressCountry");
        if ((lines + postcode + town).isBlank()) return Optional.empty();
        var beside = Map.of(
                "customers.address.bad-postcode", before + "postcode", "customers.address.no-town", before + "town");
        var read = new ArrayList<PostalAddress>();
        typed.guard(
                before + "lines",
                beside,
                () -> read.add(
                        PostalAddress.of(lines, postcode, town, country.isEmpty() ? typed.of("country") : country)));
        return read.stream().findFirst();
    }

    static void show(TypedFields typed, String before, PostalAddress address) {
        typed.put(before + "lines", String.join("\n", address.lines()));
        typed.put(before + "postcode", address.postcode());
        typed.put(before + "town", address.town());
        typed.put(before + "addressCountry", address.country());
    }

    static AccountProfile profile(TypedFields typed, Function<String, Optional<CustomerAccount>> byCode) {
        var deposit = typed.read(
                "deposit",
                0,
                () -> typed.of("deposit").isEmpty()
                        ? 0
                        : TypedPercent.basisPoints(typed.of("deposit"), "customers.deposit.share"));
        return typed.read(
                "segment",
                AccountProfile.UNSAID,
                () -> new AccountProfile(
                        given(typed, "segment"),
                        typed.given("sector", Sector::of),
                        typed.given("buyer", Buyer::of),
                        given(typed, "serviceCode"),
                        typed.isTicked("commitmentNumber"),
                        typed.given("purchaseOrder", PurchaseOrderNeed::of).orElse(PurchaseOrderNeed.BY_RULE),
                        typed.isTicked("termsAcceptance"),
                        parent(typed, byCode),
                        typed.given("means", MeansOfPayment::of).orElse(MeansOfPayment.TRANSFER),
                        deposit,
                        typed.given("goods", Goods::of)));
    }

    static void show(TypedFields typed, AccountProfile profile, Optional<String> parentCode) {
        typed.put("segment", profile.segment().orElse(""));
        typed.put("sector", profile.sector().map(Sector::code).orElse(""));
        typed.put("buyer", profile.buyer().map(Buyer::code).orElse(""));
        typed.put("serviceCode", profile.serviceCode().orElse(""));
        if (profile.commitmentNumberRequired()) typed.put("commitmentNumber", "true");
        typed.put("purchaseOrder", profile.purchaseOrder().code());
        if (profile.termsAcceptanceRequired()) typed.put("termsAcceptance", "true");
        typed.put("parent", parentCode.orElse(""));
        typed.put("means", profile.meansOfPayment().code());
        if (profile.depositBasisPoints() > 0) typed.putHundredths("deposit", profile.depositBasisPoints());
        typed.put("goods", profile.goods().map(Goods::code).orElse(""));
    }

    private static Optional<AccountId> parent(TypedFields typed, Function<String, Optional<CustomerAccount>> byCode) {
        return typed.given(
                "parent",
                code -> byCode.apply(code)
                        .map(CustomerAccount::id)
                        .orElseThrow(() -> new InvalidValue("customers.group.unknown", code)));
    }

    /** The discount for early payment; empty where none is typed. */
    static Optional<DiscountTerms> discount(TypedFields typed) {
        return typed.read(
                "discount",
                Optional.empty(),
                () -> ReceiptPolicyForm.discount(typed.of("discount"), typed.of("discountDays")));
    }

    static void show(TypedFields typed, DiscountTerms discount) {
        typed.putHundredths("discount", discount.basisPoints());
        typed.put("discountDays", String.valueOf(discount.days()));
    }

    /** Which field a refusal of a person is about. */
    private static final Map<String, String> OF_PERSON = Map.of(
            "customers.contact.bad-email", "email",
            "customers.contact.bad-phone", "phone",
            "customers.contact.unreachable", "email");

    /** The person of a form that asks for one; empty where something typed is wrong. */
    static Optional<NewContact> person(TypedFields typed) {
        var does = ROLES.stream()
                .filter(it -> Code.of(it).equals(typed.of("role")))
                .findFirst();
        var read = new ArrayList<NewContact>();
        typed.guard(
                "name",
                OF_PERSON,
                () -> read.add(new NewContact(
                        does.orElseThrow(() -> new InvalidValue("desk.contact.no-role")),
                        typed.of("name"),
                        Optional.of(typed.of("email")),
                        Optional.of(typed.of("phone")),
                        typed.given("language", Language::of))));
        return read.stream().findFirst();
    }

    private static List<NewContact> people(TypedFields typed) {
        var people = new ArrayList<NewContact>();
        for (var role : ROLES) {
            var before = Code.of(role) + ".";
            var said = typed.of(before + "name") + typed.of(before + "email") + typed.of(before + "phone");
            if (said.isEmpty()) continue;
            typed.read(
                            before + "name",
                            Optional.<NewContact>empty(),
                            () -> Optional.of(new NewContact(
                                    role,
                                    typed.of(before + "name"),
                                    Optional.of(typed.of(before + "email")),
                                    Optional.of(typed.of(before + "phone")),
                                    Optional.empty())))
                    .ifPresent(people::add);
        }
        return people;
    }

    private static Set<OpeningQuestion> confirmed(TypedFields typed) {
        return java.util.Arrays.stream(OpeningQuestion.values())
                .filter(it -> typed.isTicked("sure." + it.code()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> given(TypedFields typed, String field) {
        return Optional.of(typed.of(field)).filter(it -> !it.isEmpty());
    }
}
