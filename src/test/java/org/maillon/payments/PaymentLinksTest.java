package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.maillon.payments.PaymentLink.State.DOUBTFUL;
import static org.maillon.payments.PaymentLink.State.EXPIRED;
import static org.maillon.payments.PaymentLink.State.OPEN;
import static org.maillon.payments.PaymentLink.State.PAID;
import static org.maillon.payments.PaymentLink.State.PENDING;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.WebTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.ledger.Ledger;
import org.maillon.payments.PaymentLinkAnswer.Made;
import org.maillon.payments.PaymentLinkAnswer.Refused;
import org.maillon.payments.PaymentLinkAnswer.Why;
import org.maillon.payments.Settlements.Part;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers pay by card on a provider's page: booked once, laid where it belongs, and not counted again with the payout. */
class PaymentLinksTest extends WebTest {
    @Autowired
    private TenantScope tenants;

    @Autowired
    private Customers customers;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Statements statements;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Settlements settlements;

    @Autowired
    private PaymentLinks links;

    @Autowired
    private CardAccounts accounts;

    @Autowired
    private Tasks tasks;

    @Autowired
    private JdbcClient sql;

    private ScriptedStripe stripe;
    private PaidCompany company;
    private AccountId durand;
    private long invoice;

    @BeforeEach
    void open() throws IOException {
        stripe = new ScriptedStripe();
        company = new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
        durand = company.customer("DURAND");
        invoice = company.invoice(durand, "F104211", 12_345);
        accounts.save(tenant(), stripe.account(), "Claire");
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void whatIsPaidOnThePageIsLaidOnTheInvoice() {
        var link = asked(new Part(invoice, 12_345));
        assertThat(link.state()).isEqualTo(OPEN);
        assertThat(link.url()).contains("https://checkout.example/c/pay/cs_test_1");
        assertThat(stripe.sessions.get("cs_test_1"))
                .containsEntry("amount_total", 12_345L)
                .containsEntry("currency", "eur")
                .containsEntry("name", "Facture F104211");
        stripe.pay(link);
        assertThat(call(stripe.event("checkout.session.completed", link))).isEqualTo(204);
        assertThat(standing(link)).isEqualTo(PAID);
        assertThat(company.open(invoice)).isZero();
        assertThat(company.all()).singleElement().satisfies(receipt -> {
            assertThat(receipt.state()).isEqualTo(Receipt.State.MATCHED);
            assertThat(receipt.automatic()).isTrue();
            assertThat(receipt.payer()).contains("Paul Durand");
            assertThat(receipt.statement()).isEmpty();
        });
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void theSameCallTenTimesAtOnceIsOneReceipt() throws Exception {
        var link = asked(new Part(invoice, 12_345));
        stripe.pay(link);
        var body = stripe.event("checkout.session.completed", link);
        var later = stripe.event("checkout.session.async_payment_succeeded", link);
        try (var callers = Executors.newFixedThreadPool(5)) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int time = 0; time < 10; time++) calls.add(() -> call(body));
            for (var answer : callers.invokeAll(calls)) assertThat(answer.get()).isEqualTo(204);
        }
        assertThat(call(later)).isEqualTo(204);
        links.gather(tenant(), Instant.now().plusSeconds(60));
        assertThat(company.all()).hasSize(1);
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void nothingIsBelievedThatTheProviderDidNotSignJustNow() throws Exception {
        var link = asked(new Part(invoice, 12_345));
        stripe.pay(link);
        var body = stripe.event("checkout.session.completed", link);
        assertThat(call(body, "")).isEqualTo(400);
        assertThat(call(body, "t=" + Instant.now().getEpochSecond() + ",v1=00")).isEqualTo(400);
        assertThat(call(body, ScriptedStripe.signed(body, Instant.now().minusSeconds(600))))
                .isEqualTo(400);
        assertThat(call("/payment-events/zzzzzzzzz", body, ScriptedStripe.signed(body, Instant.now())))
                .isEqualTo(400);
        var noise = "<!DOCTYPE x>".getBytes();
        assertThat(call(noise, ScriptedStripe.signed(noise, Instant.now()))).isEqualTo(400);
        var heap = new byte[600_000];
        assertThat(call(heap, ScriptedStripe.signed(heap, Instant.now()))).isEqualTo(400);
        var another = newTenant("Autre SARL");
        assertThat(call(CardAccounts.eventsPath(another), body, ScriptedStripe.signed(body, Instant.now())))
                .isEqualTo(400);
        companies.remove(another);
        assertThat(company.open(invoice)).isEqualTo(12_345);
        assertThat(company.all()).isEmpty();
    }

    @Test
    void aCallThatIsLostIsMadeUpForByAsking() {
        var link = asked(new Part(invoice, 12_345));
        stripe.pay(link);
        assertThat(links.gather(tenant(), Instant.now().plusSeconds(60))).isEqualTo(1);
        assertThat(standing(link)).isEqualTo(PAID);
        assertThat(company.open(invoice)).isZero();
        assertThat(call(stripe.event("checkout.session.completed", link))).isEqualTo(204);
        assertThat(company.all()).hasSize(1);
    }

    @Test
    void moneyNotYetCertainIsNotCounted() {
        var link = asked(new Part(invoice, 12_345));
        var session = stripe.sessions.get("cs_test_1");
        session.put("status", "complete");
        call(stripe.event("checkout.session.completed", link));
        assertThat(standing(link)).isEqualTo(PENDING);
        assertThat(company.open(invoice)).isEqualTo(12_345);
        stripe.pay(link);
        call(stripe.event("checkout.session.async_payment_succeeded", link));
        assertThat(standing(link)).isEqualTo(PAID);
        assertThat(company.open(invoice)).isZero();
    }

    @Test
    void anotherAmountOrCurrencyThanAskedForIsForAPerson() {
        var link = asked(new Part(invoice, 12_345));
        stripe.pay(link);
        stripe.sessions.get("cs_test_1").put("amount_total", 12_344L);
        call(stripe.event("checkout.session.completed", link));
        assertThat(standing(link)).isEqualTo(DOUBTFUL);
        assertThat(company.all()).isEmpty();
        assertThat(tasks.list(tenant(), TaskFilter.TO_DO, null, 10).items()).hasSize(1);
    }

    @Test
    void whatWasPaidOtherwiseMeanwhileStaysOnAccount() {
        var link = asked(new Part(invoice, 12_345));
        company.receive(12_345, "facture F104211", null);
        assertThat(company.open(invoice)).isZero();
        stripe.pay(link);
        call(stripe.event("checkout.session.completed", link));
        assertThat(company.owed(durand)).isEqualTo(-12_345);
        assertThat(company.all().getLast().state()).isEqualTo(Receipt.State.ON_ACCOUNT);
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void thePayoutOfTheProviderIsNobodysReceipt() {
        var link = asked(new Part(invoice, 12_345));
        stripe.pay(link);
        call(stripe.event("checkout.session.completed", link));
        company.invoice(durand, "F104299", 12_050);
        assertThat(company.receive(12_050, "STRIPE PAYOUT F104299", null).state())
                .isEqualTo(Receipt.State.UNKNOWN);
        stripe.payouts.add(Map.of(
                "id",
                "po_1",
                "object",
                "payout",
                "amount",
                12_050,
                "currency",
                "eur",
                "arrival_date",
                day(PaidCompany.DAY)));
        call(stripe.event("payout.paid", stripe.payouts.getFirst()));
        assertThat(company.all().getLast().state()).isEqualTo(Receipt.State.ASIDE);
        call(stripe.event(
                "payout.paid",
                Map.of("id", "po_2", "amount", 777, "currency", "eur", "arrival_date", day(PaidCompany.DAY))));
        assertThat(company.receive(777, "STRIPE", null).state()).isEqualTo(Receipt.State.ASIDE);
        assertThat(company.owed(durand)).isEqualTo(12_050);
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void whatTheCardholdersBankTakesBackIsOwedAgain() {
        var link = asked(new Part(invoice, 12_345));
        stripe.pay(link);
        call(stripe.event("checkout.session.completed", link));
        Map<String, Object> dispute = Map.of(
                "id",
                "dp_1",
                "object",
                "dispute",
                "amount",
                12_345,
                "currency",
                "eur",
                "payment_intent",
                "pi_cs_test_1");
        call(stripe.event("charge.dispute.funds_withdrawn", dispute));
        call(stripe.event("charge.dispute.funds_withdrawn", dispute));
        assertThat(company.open(invoice)).isEqualTo(12_345);
        assertThat(company.owed(durand)).isEqualTo(12_345);
        assertThat(tasks.list(tenant(), TaskFilter.TO_DO, null, 10).items()).hasSize(1);
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void aCardPaymentIsUndoneAndLaidElsewhereLikeAnyReceipt() {
        var link = asked(new Part(invoice, 12_345));
        stripe.pay(link);
        call(stripe.event("checkout.session.completed", link));
        long receipt = company.all().getFirst().id();
        settlements.undo(tenant(), receipt, "Claire");
        assertThat(company.open(invoice)).isEqualTo(12_345);
        settlements.lay(tenant(), receipt, List.of(new Part(invoice, 12_345)), "Claire");
        assertThat(company.open(invoice)).isZero();
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void thePageAskedForAgainIsTheSameAndAnotherOneClosesIt() {
        long other = company.invoice(durand, "F104212", 5_000);
        var first = asked(new Part(invoice, 12_345));
        assertThat(asked(new Part(invoice, 12_345)).id()).isEqualTo(first.id());
        var both = asked(new Part(invoice, 12_345), new Part(other, 5_000));
        assertThat(both.cents()).isEqualTo(17_345);
        assertThat(standing(first)).isEqualTo(EXPIRED);
        assertThat(stripe.sessions.get("cs_test_1")).containsEntry("status", "expired");
    }

    @Test
    void aPageIsRefusedForWhatIsNotOwed() {
        var dupont = company.customer("DUPONT");
        long theirs = company.invoice(dupont, "F20", 10_000);
        assertThat(ask(new Part(theirs, 10_000))).isEqualTo(new Refused(Why.NO_ROOM));
        assertThat(ask(new Part(invoice, 12_346))).isEqualTo(new Refused(Why.NO_ROOM));
        assertThat(ask(new Part(invoice, 49))).isEqualTo(new Refused(Why.TOO_SMALL));
        assertThat(ask()).isEqualTo(new Refused(Why.NO_ROOM));
        assertThat(stripe.asked).isEmpty();
        stripe.away = true;
        assertThat(ask(new Part(invoice, 12_345))).isEqualTo(new Refused(Why.PROVIDER_AWAY));
        accounts.remove(tenant(), "Claire");
        assertThat(ask(new Part(invoice, 12_345))).isEqualTo(new Refused(Why.NOT_OFFERED));
    }

    @Test
    void keysAreCheckedAndNeverShown() {
        assertThatThrownBy(() -> accounts.save(tenant(), "pk_live_notasecret", ScriptedStripe.SECRET, "Claire"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageNotContaining("notasecret");
        assertThatThrownBy(() -> accounts.save(tenant(), "sk_live_1234567890", ScriptedStripe.SECRET, "Claire"))
                .as("real money for a company that is not real")
                .isInstanceOf(InvalidValue.class);
        assertThat(stripe.account().toString()).doesNotContain(ScriptedStripe.KEY);
        assertThat(
                        company.number(
                                "select count(*) from payments.card_account where tenant_id = :tenant and sealed_key like '%sk_%'"))
                .isZero();
    }

    private PaymentLinkAnswer ask(Part... parts) {
        return links.ask(
                tenant(),
                new NewPaymentLink(
                        durand,
                        List.of(parts),
                        "EUR",
                        "Facture F104211",
                        Language.FR,
                        key -> URI.create("https://durand.example/c/card/" + key),
                        "link:1"));
    }

    private PaymentLink asked(Part... parts) {
        return ((Made) ask(parts)).link();
    }

    private PaymentLink.State standing(PaymentLink link) {
        return links.find(tenant(), link.key()).orElseThrow().state();
    }

    private int call(byte[] body) {
        return call(body, ScriptedStripe.signed(body, Instant.now()));
    }

    private int call(byte[] body, String signature) {
        return call(CardAccounts.eventsPath(tenant()), body, signature);
    }

    private int call(String path, byte[] body, String signature) {
        var request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Stripe-Signature", signature)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long day(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
