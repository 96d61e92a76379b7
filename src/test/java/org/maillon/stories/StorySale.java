package org.maillon.stories;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.desk.Notation;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.sales.Actor;
import org.maillon.sales.Confirmation;
import org.maillon.sales.Confirmations;
import org.maillon.sales.NewLine;
import org.maillon.sales.NewOrder;
import org.maillon.sales.Order;
import org.maillon.sales.OrderAnswer;
import org.maillon.sales.OrderFilter;
import org.maillon.sales.OrderRevision;
import org.maillon.sales.OrderSource;
import org.maillon.sales.Orders;
import org.maillon.sales.Quantity;
import org.maillon.sales.TaxRate;

/** An order of a story: taken by telephone, put right, acknowledged; each act tells what came of it. */
record StorySale(StoryClock clock, Orders orders, Confirmations confirmations) {
    private static final Notation IN = new Notation(Language.FR);
    private static final Actor KARIM = new Actor(7, "Karim Benali", "");

    String rings(TenantId tenant, AccountId account, long sacks) {
        var asked = new NewOrder(
                account,
                OrderSource.PHONE,
                Optional.empty(),
                OptionalLong.empty(),
                Money.EUR,
                Optional.empty(),
                Optional.empty(),
                Optional.of(clock.today().plusDays(7)),
                false,
                "",
                List.of(line(sacks)));
        var order = orders.place(tenant, asked, KARIM, clock.today()).order();
        return order.accountName() + " commande " + sacks + " sacs par téléphone ; Karim saisit " + order.number()
                + ", " + IN.money(order.gross()) + ". " + stands(order);
    }

    String objects(TenantId tenant, AccountId account, String words) {
        var order = last(tenant, account);
        var by = Actor.customer("Sophie Roy", "203.0.113.9");
        var told = done(confirmations.object(tenant, order.id(), order.version(), words, by));
        return "Sophie Roy ouvre le lien et répond : « " + words + " » " + stands(told);
    }

    String changes(TenantId tenant, AccountId account, long sacks) {
        var order = last(tenant, account);
        var revision = new OrderRevision(
                order.wantedOn(), "", List.of(new OrderRevision.Line(OptionalInt.of(1), line(sacks))));
        var told = done(orders.change(tenant, order.id(), revision, "Réponse de la cliente", KARIM, clock.today()));
        return "Karim corrige : " + sacks + " sacs, " + IN.money(told.gross()) + ", version " + told.version() + ". "
                + stands(told);
    }

    String acknowledges(TenantId tenant, AccountId account) {
        var order = last(tenant, account);
        var by = Actor.customer("Sophie Roy", "203.0.113.9");
        var told = done(confirmations.acknowledge(tenant, order.id(), order.version(), "Gérante", by));
        var said = confirmations.of(tenant, order.id()).getFirst().acknowledgement();
        return said.map(Confirmation.Acknowledgement::by).orElse("?") + ", "
                + said.map(Confirmation.Acknowledgement::as).orElse("?") + ", confirme la version " + told.version()
                + " depuis " + said.map(Confirmation.Acknowledgement::from).orElse("?") + ". " + stands(told);
    }

    private Order last(TenantId tenant, AccountId account) {
        return orders.list(tenant, new OrderFilter(Optional.of(account), Optional.empty()), Long.MAX_VALUE, 1)
                .getFirst();
    }

    private static String stands(Order order) {
        var confirmed = switch (order.confirmation()) {
            case NONE -> "rien d’écrit";
            case SENT -> "confirmation envoyée";
            case OBJECTED -> "contestée";
            case ACKNOWLEDGED -> "confirmée par écrit";
        };
        return "La commande est " + order.state().in(Language.FR) + ", " + confirmed + ".";
    }

    private static Order done(OrderAnswer answer) {
        if (answer instanceof OrderAnswer.Done done) return done.order();
        throw new AssertionError(answer);
    }

    private static NewLine line(long sacks) {
        return new NewLine(
                Optional.empty(), "Farine T65, sac de 25 kg", "sac", Quantity.of(sacks), 2_380, TaxRate.of("5.5"));
    }
}
