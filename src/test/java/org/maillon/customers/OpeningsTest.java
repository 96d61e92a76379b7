package org.maillon.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.LegalCeiling;
import org.maillon.kernel.PaymentTerms;
import org.springframework.beans.factory.annotation.Autowired;

class OpeningsTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final PostalAddress LYON = PostalAddress.of("12 rue des Tanneurs", "69007", "Lyon", "FR");

    @Autowired
    private Openings openings;

    @Autowired
    private Customers customers;

    @Autowired
    private Completeness completeness;

    @Test
    void anAccountIsOpenedWithAllThatIsKnownOfIt() {
        var opened = opened(asked("Menuiserie Blanc")
                .with("732829320")
                .at(LYON)
                .person(Contact.Role.PAYS, "Anne Roux", "anne@example.fr")
                .done());

        assertThat(opened.code()).isEqualTo("C0001");
        assertThat(opened.siren()).contains("732829320");
        assertThat(opened.language()).isEqualTo(Language.FR);
        assertThat(customers.billingAddress(tenant(), opened.id())).contains(LYON);
        assertThat(customers.contacts(tenant(), opened.id()))
                .extracting(Contact::name)
                .containsExactly("Anne Roux");
    }

    @Test
    void theNextAccountTakesTheNextCode() {
        opened(asked("Un").coded("C00041").done());

        assertThat(opened(asked("Deux").done()).code()).isEqualTo("C00042");
    }

    @Test
    void theSameCompanyIsOpenedTwiceOnlyOnPurpose() {
        opened(asked("Menuiserie Blanc").with("732829320").done());

        var refused = refused(asked("Blanc SARL").with("73282932000074").done());
        assertThat(refused).singleElement().satisfies(it -> {
            assertThat(it.question()).contains(OpeningQuestion.ALREADY_THERE);
            assertThat(it.sentence(Language.EN)).contains("C0001", "Menuiserie Blanc");
        });
        opened(asked("Blanc SARL")
                .with("73282932000074")
                .sure(OpeningQuestion.ALREADY_THERE)
                .done());
    }

    @Test
    void aCompanyThatIsClosedIsOpenedOnlyOnPurpose() {
        assertThat(refused(asked("Menuiserie Blanc").closed().done()))
                .singleElement()
                .satisfies(it -> assertThat(it.question()).contains(OpeningQuestion.CLOSED));
        opened(asked("Menuiserie Blanc").closed().sure(OpeningQuestion.CLOSED).done());
    }

    @Test
    void anAddressOfAnotherCountryIsRefusedUnlessItIsMeant() {
        var namur = PostalAddress.of("1 rue de Fer", "5000", "Namur", "BE");

        assertThat(refused(asked("Menuiserie Blanc").at(namur).done()))
                .singleElement()
                .satisfies(it -> assertThat(it.field()).isEqualTo("billing"));
        opened(asked("Menuiserie Blanc").at(namur).sure(OpeningQuestion.ABROAD).done());
    }

    @Test
    void aFrenchNumberIsNoNumberOfABelgianCompany() {
        assertThat(refused(asked("Blanc").with("732829320").in("BE").done()))
                .singleElement()
                .satisfies(it -> assertThat(it.key()).isEqualTo("customers.account.other-country"));
    }

    @Test
    void termsBeyondTheLawAreKeptWithAWarningOrRefusedAsTheCompanySays() {
        var ninety = asked("Blanc").on("90");
        assertThat(openings.open(tenant(), ninety.done(), TODAY))
                .isInstanceOfSatisfying(
                        Opening.Opened.class, it -> assertThat(it.beyond()).contains(LegalCeiling.FRANCE_60_DAYS));

        var policy = customers.policy(tenant());
        customers.changePolicy(
                tenant(),
                new AccountPolicy(
                        AccountPolicy.LongerTerms.REFUSE,
                        policy.goods(),
                        policy.sectorsWithPurchaseOrder(),
                        policy.purchaseOrderFromCents()));

        assertThat(refused(ninety.done())).singleElement().satisfies(it -> {
            assertThat(it.field()).isEqualTo("terms");
            assertThat(it.sentence(Language.FR)).contains("L441-10");
        });
        var sixty = opened(asked("Noir").on("60").done());
        assertThat(customers.agreeTerms(tenant(), sixty.id(), Optional.of(PaymentTerms.parse("61")), TODAY))
                .isEqualTo(new TermsAnswer.Refused(LegalCeiling.FRANCE_60_DAYS));
        assertThat(customers.find(tenant(), sixty.id()).orElseThrow().terms()).contains("60");
    }

    @Test
    void everyReasonIsToldAtOnce() {
        opened(asked("Menuiserie Blanc").coded("C1").with("732829320").done());

        assertThat(refused(asked("Blanc")
                        .coded("C1")
                        .with("732829320")
                        .in("BE")
                        .at(LYON)
                        .closed()
                        .done()))
                .extracting(Opening.Reason::field)
                .containsExactly("country", "billing", "code", "number", "number");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            732829321,      kernel.siren.check, 0
            73282932000079, kernel.siret.check, 4
            FR44732829321,  kernel.siren.check, 0
            FR45732829320,  kernel.vat.french-key, 44
            0403019262,     kernel.enterprise-number.check, 61
            BE0403019262,   kernel.enterprise-number.check, 61
            12345,          customers.numbers.unknown, 12345
            ZZ123456789,    kernel.vat.country, ZZ123456789
            """)
    void aWrongNumberIsRefusedWithTheDigitExpected(String number, String key, String said) {
        assertThatThrownBy(() -> CompanyNumbers.read(number)).isInstanceOfSatisfying(InvalidValue.class, it -> {
            assertThat(it.key()).isEqualTo(key);
            assertThat(it.in(Language.FR)).contains(said);
        });
    }

    @Test
    void numbersOfTwoCompaniesDoNotGoTogether() {
        assertThatThrownBy(() -> CompanyNumbers.of("732829320", "", "FR64443061841", ""))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.key()).isEqualTo("customers.numbers.two-companies"));
        assertThat(CompanyNumbers.read("FR44732829320").siren().orElseThrow().digits())
                .isEqualTo("732829320");
        assertThat(CompanyNumbers.read("BE 0403.019.261").country()).contains("BE");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            anne@example        | customers.contact.bad-email
            anne.example.fr     | customers.contact.bad-email
            a@b.fr, c@d.fr      | customers.contact.bad-email
            """)
    void anAddressNoServerWouldTakeIsRefused(String email, String key) {
        assertThatThrownBy(() -> person(Contact.Role.PAYS, "Anne", email))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.key()).isEqualTo(key));
    }

    @Test
    void whatAnAccountLacksIsToldAndClosedOneByOne() {
        var bare = opened(asked("Blanc").done());
        assertThat(completeness.gaps(tenant(), bare.id(), TODAY))
                .containsExactly(
                        Gap.NUMBER,
                        Gap.BILLING_ADDRESS,
                        Gap.PAYS,
                        Gap.TERMS,
                        Gap.RECEIVES,
                        Gap.SUPERIOR,
                        Gap.APPROVES,
                        Gap.ORDERS,
                        Gap.SECTOR);

        customers.changeBillingAddress(tenant(), bare.id(), Optional.of(LYON));
        customers.addContact(tenant(), bare.id(), person(Contact.Role.PAYS, "Anne", "anne@example.fr"));
        assertThat(completeness.gaps(tenant(), bare.id(), TODAY)).doesNotContain(Gap.BILLING_ADDRESS, Gap.PAYS);
        assertThat(completeness.list(tenant(), new AccountFilter("", Optional.of(Gap.NUMBER), true), 0, 10))
                .extracting(AccountLine::name)
                .containsExactly("Blanc");
        assertThat(completeness.list(tenant(), new AccountFilter("", Optional.of(Gap.PAYS), true), 0, 10))
                .isEmpty();
    }

    @Test
    void aTownHallIsAskedForItsServiceCodeAndItsEstablishment() {
        var hall = opened(asked("Mairie de Lyon").with("216901231").done());

        assertThat(completeness.gaps(tenant(), hall.id(), TODAY))
                .contains(Gap.SERVICE_CODE, Gap.ESTABLISHMENT, Gap.BUYER);
    }

    private CustomerAccount opened(NewAccount account) {
        return switch (openings.open(tenant(), account, TODAY)) {
            case Opening.Opened(var it, var beyond) -> it;
            case Opening.Refused(var reasons) -> throw new AssertionError(reasons);
        };
    }

    private List<Opening.Reason> refused(NewAccount account) {
        return openings.open(tenant(), account, TODAY) instanceof Opening.Refused(var reasons) ? reasons : List.of();
    }

    private static NewContact person(Contact.Role role, String name, String email) {
        return new NewContact(role, name, Optional.of(email), Optional.empty(), Optional.empty());
    }

    private static Asked asked(String name) {
        return new Asked(
                Optional.empty(),
                name,
                "FR",
                CompanyNumbers.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Set.of());
    }

    private record Asked(
            Optional<String> code,
            String name,
            String country,
            CompanyNumbers numbers,
            Optional<PaymentTerms> terms,
            Optional<PostalAddress> billing,
            List<NewContact> contacts,
            boolean isClosed,
            Set<OpeningQuestion> confirmed) {
        Asked coded(String it) {
            return new Asked(Optional.of(it), name, country, numbers, terms, billing, contacts, isClosed, confirmed);
        }

        Asked with(String number) {
            var it = CompanyNumbers.read(number);
            return new Asked(code, name, country, it, terms, billing, contacts, isClosed, confirmed);
        }

        Asked in(String it) {
            return new Asked(code, name, it, numbers, terms, billing, contacts, isClosed, confirmed);
        }

        Asked on(String it) {
            var agreed = Optional.of(PaymentTerms.parse(it));
            return new Asked(code, name, country, numbers, agreed, billing, contacts, isClosed, confirmed);
        }

        Asked at(PostalAddress it) {
            return new Asked(code, name, country, numbers, terms, Optional.of(it), contacts, isClosed, confirmed);
        }

        Asked person(Contact.Role role, String who, String email) {
            var people = List.of(OpeningsTest.person(role, who, email));
            return new Asked(code, name, country, numbers, terms, billing, people, isClosed, confirmed);
        }

        Asked closed() {
            return new Asked(code, name, country, numbers, terms, billing, contacts, true, confirmed);
        }

        Asked sure(OpeningQuestion it) {
            return new Asked(code, name, country, numbers, terms, billing, contacts, isClosed, Set.of(it));
        }

        NewAccount done() {
            return new NewAccount(
                    code,
                    name,
                    Optional.empty(),
                    country,
                    numbers,
                    terms,
                    AccountProfile.UNSAID,
                    billing,
                    List.of(),
                    contacts,
                    false,
                    isClosed,
                    confirmed);
        }
    }
}
