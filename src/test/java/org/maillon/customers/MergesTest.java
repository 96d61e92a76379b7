package org.maillon.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.springframework.beans.factory.annotation.Autowired;

class MergesTest extends DatabaseTest {
    private static final PostalAddress LYON = PostalAddress.of("12 rue des Tanneurs", "69007", "Lyon", "FR");

    @Autowired
    private Merges merges;

    @Autowired
    private Openings openings;

    @Autowired
    private Customers customers;

    @Autowired
    private Completeness completeness;

    @Test
    void theSameNumberOrNearlyTheSameNameIsFound() {
        var one = open("C1", "Menuiserie Blanchard", "732829320", "");
        var two = open("C2", "Blanchard SARL", "732829320", "");
        var three = open("C3", "Menuiserie Blanchart SAS", "", "");
        open("C4", "Garage du Port", "443061841", "");

        assertThat(merges.alike(tenant(), 10))
                .extracting(it -> it.first().code() + it.second().code() + it.signs())
                .containsExactly("C1C2[NUMBER]", "C1C3[NAME]");
        merges.tellApart(tenant(), three, one, "Claire");
        assertThat(merges.alike(tenant(), 10))
                .extracting(it -> it.second().id())
                .containsExactly(two);
    }

    @Test
    void whatTheOtherAccountKnewIsNotLostAndAllOfItCanBeTakenBack() {
        var into = open("C1", "Menuiserie Blanc", "", "");
        var former = open("C2", "Blanc SARL", "732829320", "anne@example.fr");
        customers.changeBillingAddress(tenant(), former, Optional.of(LYON));
        customers.addDeliveryAddress(tenant(), former, "Chantier", LYON);

        assertThat(merges.merge(tenant(), former, into, "Claire")).isEqualTo(new MergeAnswer.Done());

        assertThat(customers.contacts(tenant(), into))
                .extracting(Contact::email)
                .containsExactly(Optional.of("anne@example.fr"));
        assertThat(customers.contacts(tenant(), former)).hasSize(1);
        assertThat(customers.billingAddress(tenant(), into)).contains(LYON);
        assertThat(customers.deliveryAddresses(tenant(), into)).hasSize(1);
        assertThat(openings.numbers(tenant(), into).siren()).isPresent();
        assertThat(customers.group(tenant(), former)).containsExactly(into, former);
        assertThat(merges.former(tenant(), into))
                .extracting(CustomerAccount::id)
                .containsExactly(former);
        assertThat(completeness.list(tenant(), new AccountFilter("", Optional.empty(), false), 0, 10))
                .extracting(AccountLine::id)
                .containsExactly(into);
        assertThat(customers.search(tenant(), "Blanc", 10))
                .extracting(CustomerAccount::id)
                .containsExactly(into);
        assertThat(merges.alike(tenant(), 10)).isEmpty();

        assertThat(merges.undo(tenant(), former, "Claire")).isEqualTo(new MergeAnswer.Done());

        assertThat(customers.contacts(tenant(), into)).isEmpty();
        assertThat(customers.contacts(tenant(), former)).hasSize(1);
        assertThat(customers.billingAddress(tenant(), into)).isEmpty();
        assertThat(openings.numbers(tenant(), into).isEmpty()).isTrue();
        assertThat(customers.group(tenant(), former)).containsExactly(former);
        assertThat(merges.undo(tenant(), former, "Claire")).isEqualTo(new MergeAnswer.Refused("customers.merge.none"));
    }

    @Test
    void anAccountIsJoinedOnceAndNeverToItself() {
        var one = open("C1", "Un", "", "");
        var two = open("C2", "Deux", "", "");
        var three = open("C3", "Trois", "", "");
        merges.merge(tenant(), two, one, "Claire");

        assertThat(merges.merge(tenant(), one, one, "Claire"))
                .isEqualTo(new MergeAnswer.Refused("customers.merge.itself"));
        assertThat(merges.merge(tenant(), two, three, "Claire"))
                .isEqualTo(new MergeAnswer.Refused("customers.merge.joined"));
        assertThat(merges.merge(tenant(), one, three, "Claire"))
                .isEqualTo(new MergeAnswer.Refused("customers.merge.joined"));
        assertThat(merges.merge(tenant(), new AccountId(1), one, "Claire"))
                .isEqualTo(new MergeAnswer.Refused("customers.merge.unknown"));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(textBlock = """
            MENUISERIE BLANCHARD, MENUISERIE BLANCHART, true
            MENUISERIE BLANCHARD, BLANCHARD MENUISERIE, true
            MENUISERIE BLANCHARD, MENUISERIE DUPONT,    false
            GARAGE DU PORT,       GARAGE DU CENTRE,     false
            """)
    void namesAreAlikeWhenMostOfTheirLettersAre(String one, String other, boolean alike) {
        var found = LikenessRules.alike(
                List.of(
                        new LikenessRules.Named(new AccountId(1), one),
                        new LikenessRules.Named(new AccountId(2), other)),
                10);
        assertThat(!found.isEmpty()).isEqualTo(alike);
    }

    private AccountId open(String code, String name, String siren, String email) {
        var people = email.isEmpty()
                ? List.<NewContact>of()
                : List.of(new NewContact(
                        Contact.Role.PAYS, "Anne", Optional.of(email), Optional.empty(), Optional.empty()));
        var asked = new NewAccount(
                Optional.of(code),
                name,
                Optional.empty(),
                "FR",
                CompanyNumbers.of(siren, "", "", ""),
                Optional.empty(),
                AccountProfile.UNSAID,
                Optional.empty(),
                List.of(),
                people,
                false,
                false,
                Set.of(OpeningQuestion.ALREADY_THERE));
        return openings.open(tenant(), asked, LocalDate.of(2026, 11, 23)) instanceof Opening.Opened(var it, var beyond)
                ? it.id()
                : new AccountId(0);
    }
}
