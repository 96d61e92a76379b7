package org.maillon.stories;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.CurrentMember;
import org.maillon.access.Role;
import org.maillon.credit.Credit;
import org.maillon.credit.CreditDecision;
import org.maillon.credit.CreditDecisions;
import org.maillon.credit.CreditPolicy;
import org.maillon.credit.CreditRequest;
import org.maillon.credit.Hold;
import org.maillon.credit.HoldReason;
import org.maillon.credit.Holds;
import org.maillon.credit.NewLimit;
import org.maillon.credit.NewRuling;
import org.maillon.credit.RulingAct;
import org.maillon.customers.AccountId;
import org.maillon.desk.Notation;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What becomes of a customer's orders once it has come to its limit, told as a credit manager would tell it. */
@Import({OrderOverTheLimitStoryTest.Parts.class, StoryBooks.class})
class OrderOverTheLimitStoryTest extends DatabaseTest {
    private static final Notation IN = new Notation(Language.FR);
    private static final String NAME = "Menuiserie Alban";

    @TestConfiguration
    static class Parts {
        @Bean
        @Primary
        StoryClock storyClock() {
            return new StoryClock();
        }
    }

    @Autowired
    StoryClock clock;

    @Autowired
    StoryBooks books;

    @Autowired
    Credit credit;

    @Autowired
    CreditDecisions decisions;

    @Autowired
    Holds holds;

    private final Timeline timeline = new Timeline("an-order-over-the-limit", "Une commande au-dessus du plafond", """
                    Une commande qui dépasse le plafond attend ; elle n’est pas refusée. Quelqu’un décide, ou un règlement la débloque.
                    Ce qui est livré se facture toujours.
                    """);
    private AccountId account;

    @Test
    void anOrderOverTheLimit() {
        on("2026-03-02");
        account = books.open(tenant(), "ALBAN", NAME, "fr", "FR", "compta@alban.example");
        credit.changePolicy(tenant(), CreditPolicy.USUAL, "Anne Lefort");
        limit(10_000_00, "trois bons bilans");
        order("C-1", 6_000_00);
        on("2026-03-09");
        delivered("C-1", 6_000_00);
        invoiced("C-1", "F-2026-0310", "2026-04-08", 6_000_00);
        on("2026-03-16");
        order("C-2", 3_000_00);
        order("C-3", 2_500_00);
        rule("C-3", "Paul Maes", Role.COLLECTOR, once("il paie toujours"));
        rule("C-3", "Anne Lefort", Role.CREDIT_MANAGER, deposit(1_500_00, "un acompte d’abord"));
        on("2026-03-18");
        pays("F-2026-0310", 2_000_00);
        on("2026-03-23");
        order("C-4", 4_000_00);
        rule(
                "C-4",
                "Anne Lefort",
                Role.CREDIT_MANAGER,
                raise(15_000_00, "2026-06-30", "saison haute, plafond temporaire"));
        on("2026-05-04");
        order("C-4", 4_000_00);
        on("2026-06-15");
        delivered("C-2", 3_000_00);
        invoiced("C-2", "F-2026-0622", "2026-07-15", 3_000_00);
        order("C-4", 4_000_00);
        rule("C-4", "Anne Lefort", Role.CREDIT_MANAGER, refuse("la facture de mars d’abord"));
        on("2026-07-01");
        order("C-5", 4_000_00);
        on("2026-07-02");
        pays("F-2026-0310", 4_000_00);
        timeline.compare();
    }

    private void on(String day) {
        clock.at(LocalDate.parse(day), LocalTime.of(9, 0));
    }

    private void limit(long cents, String why) {
        var limit = new NewLimit(Money.euros(cents), false, clock.today(), Optional.empty(), why);
        credit.setLimit(tenant(), account, limit, "Anne Lefort");
        say("Plafond de %s décidé par Anne Lefort pour %s : %s.".formatted(IN.money(cents), NAME, why));
    }

    private void order(String number, long cents) {
        var request = new CreditRequest("order:" + number, account, cents, Money.EUR, false, Set.of(), "Julie Roux");
        var decision = decisions.decide(tenant(), request);
        var reasons = decision.reasons().isEmpty()
                ? ""
                : " ("
                        + decision.reasons().stream()
                                .map(it -> it.in(Language.FR))
                                .collect(joining(", ")) + ")";
        say("Commande %s de %s : %s%s. %s".formatted(number, IN.money(cents), words(decision), reasons, exposure()));
        decision.reasons().stream().limit(1).forEach(reason -> say(lift(reason)));
    }

    private static String words(CreditDecision decision) {
        return decision instanceof CreditDecision.Approved ? "elle part" : "elle attend";
    }

    private static String lift(HoldReason reason) {
        return "Le vendeur lit : « " + reason.lift(Language.FR) + " »";
    }

    private void rule(String number, String who, Role role, NewRuling ruling) {
        var by =
                new CurrentMember(CurrentMember.Kind.MEMBER, who.hashCode() & 0xffff, who, tenant(), role, Language.FR);
        var answer = holds.rule(by, hold(number).id(), ruling);
        say("%s, commande %s : %s (%s). %s"
                .formatted(who, number, ruling.act().in(Language.FR), ruling.why(), answer.sentence(Language.FR)));
    }

    private Hold hold(String number) {
        return decisions.hold(tenant(), "order:" + number).orElseThrow();
    }

    private void delivered(String number, long cents) {
        decisions.delivered(tenant(), "order:" + number, cents);
        say("Commande %s livrée. %s".formatted(number, exposure()));
    }

    private void invoiced(String number, String reference, String dueOn, long cents) {
        books.book(tenant(), "ALBAN", "invoice", clock.today(), LocalDate.parse(dueOn), reference, cents);
        decisions.invoiced(tenant(), "order:" + number, cents);
        say("Facture %s de %s, échéance le %s. %s"
                .formatted(reference, IN.money(cents), IN.day(LocalDate.parse(dueOn)), exposure()));
    }

    private void pays(String reference, long cents) {
        var waiting = holds.queue(tenant(), 10);
        books.book(tenant(), "ALBAN", "payment", clock.today(), clock.today(), reference, -cents);
        say("%s règle %s. %s".formatted(NAME, IN.money(cents), exposure()));
        waiting.stream()
                .map(it -> holds.find(tenant(), it.id()).orElseThrow())
                .filter(it -> !it.isOpen())
                .forEach(it -> say("Commande %s débloquée par %s : %s"
                        .formatted(
                                it.subject().substring(6),
                                it.settlement().orElseThrow().by(),
                                Texts.in(Language.FR)
                                        .say(it.settlement().orElseThrow().why()))));
    }

    private String exposure() {
        var total = credit.exposure(tenant(), account, Money.EUR).totalCents();
        return "Encours : " + IN.money(total) + ".";
    }

    private void say(String sentence) {
        timeline.say(clock.today(), sentence);
    }

    private static NewRuling once(String why) {
        return new NewRuling(RulingAct.RELEASE_ONCE, OptionalLong.empty(), Optional.empty(), why);
    }

    private static NewRuling deposit(long cents, String why) {
        return new NewRuling(RulingAct.ASK_DEPOSIT, OptionalLong.of(cents), Optional.empty(), why);
    }

    private static NewRuling raise(long cents, String until, String why) {
        return new NewRuling(RulingAct.RAISE_LIMIT, OptionalLong.of(cents), Optional.of(LocalDate.parse(until)), why);
    }

    private static NewRuling refuse(String why) {
        return new NewRuling(RulingAct.REFUSE, OptionalLong.empty(), Optional.empty(), why);
    }
}
