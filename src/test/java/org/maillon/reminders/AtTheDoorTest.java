package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.customers.PostalAddress;
import org.maillon.evidence.Author;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Channel;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Attachment;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.PaperLetter;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.ShortText;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.LetterText;
import org.maillon.messages.LetterView;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.Outbox;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.portal.ItemDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens between the decision and the moment a message leaves. Tuesday 31 March 2026 is the due day. */
class AtTheDoorTest extends DatabaseTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);
    private static final Instant TUESDAY_NOON = Instant.parse("2026-04-07T10:00:00Z");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 4, 7);

    @Autowired
    Tenants tenants;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Reminders reminders;

    @Autowired
    ReminderComposer composer;

    @Autowired
    Scenarios scenarios;

    @Autowired
    Outbox outbox;

    @Autowired
    ItemDocuments documents;

    TenantId tenant = new TenantId(0);
    Books books;
    AccountId account = new AccountId(0);

    @Autowired
    Customers customers;

    @BeforeEach
    void aCompanyWithOneCustomer() {
        tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        books = new Books(scope, sql, tenant);
        account = books.customer("C1");
    }

    @Test
    void theLetterAsksForWhatIsOpenAtThatMoment() {
        var first = books.invoice(account, "F1", DUE, 500_00);
        books.invoice(account, "F2", DUE.plusDays(60), 70_00);
        run(TUESDAY);
        books.partlyPaid(first, 100_00);
        assertThat(atTheDoor(TUESDAY_NOON)).isInstanceOfSatisfying(Composed.class, letter -> {
            assertThat(letter.recipient()).isEqualTo("C1@example.org");
            assertThat(letter.text().subject()).contains("400,00");
            assertThat(letter.text().plain()).contains("F1").contains("F2").doesNotContain("{");
            assertThat(letter.text().html()).contains("<html lang=\"fr\">").contains("F1");
        });
    }

    @Test
    void theSuperiorReadsAlongWhereTheStepSaysSo() {
        customers.addContact(
                tenant,
                account,
                org.maillon.customers.Contact.Role.SUPERIOR,
                "La directrice",
                Optional.of("direction@example.org"),
                Optional.empty(),
                Optional.empty());
        var steps = List.of(
                Step.message(1, "first", 3, Tone.FIRST).copiedTo(org.maillon.customers.Contact.Role.SUPERIOR),
                Step.decision(2, "decide", 40));
        scenarios.saveDraft(tenant, Scenario.draft("escalated", 7, 2, 3, steps));
        scenarios.publish(tenant, "escalated", 1, Scenarios.Running.MOVE);
        scenarios.choose(tenant, account, Optional.of("escalated"));
        books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        assertThat(atTheDoor(TUESDAY_NOON))
                .isInstanceOfSatisfying(
                        Composed.class, mail -> assertThat(mail.copies()).containsExactly("direction@example.org"));
    }

    @Test
    void theInvoiceTravelsWithTheLetterThatAsksForIt() {
        var asked = books.invoice(account, "F1", DUE, 500_00);
        var later = books.invoice(account, "F2", DUE.plusDays(60), 70_00);
        attach(asked, "F1.pdf", 20_000);
        attach(later, "F2.pdf", 20_000);
        run(TUESDAY);
        assertThat(said(readAhead(), TUESDAY_NOON)).isInstanceOfSatisfying(Composed.class, mail -> {
            assertThat(mail.attachments())
                    .extracting(each -> each.name() + " " + each.mediaType() + " " + each.content().length)
                    .containsExactly("F1.pdf application/pdf 20000");
            assertThat(mail.text().plain()).contains("Ci-joint\u00a0: F1.pdf.");
            assertThat(mail.text().html()).contains("F1.pdf").doesNotContain("F2.pdf");
        });
    }

    @Test
    void whatIsTooHeavyForAnEmailIsReadOnTheCustomersPageAndTheLetterSaysSo() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        attach(item, "Plan du chantier.pdf", 30_000_000);
        attach(item, "F1.pdf", 20_000);
        run(TUESDAY);
        assertThat(atTheDoor(TUESDAY_NOON)).isInstanceOfSatisfying(Composed.class, mail -> {
            assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("F1.pdf");
            assertThat(mail.text().plain())
                    .contains("Ci-joint\u00a0: F1.pdf.")
                    .contains("trop lourd pour un courriel\u00a0: Plan du chantier.pdf (30,0\u00a0Mo).")
                    .contains("/c/");
        });
    }

    @Test
    void documentsAreAttachedAsLongAsTheLetterStaysLight() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        for (int i = 1; i <= 3; i++) attach(item, "Bon " + i + ".pdf", 2_000_000 + i);
        attach(item, "<script>.txt\r\nBcc: x@example.org", 10);
        run(TUESDAY);
        assertThat(atTheDoor(TUESDAY_NOON)).isInstanceOfSatisfying(Composed.class, mail -> {
            assertThat(mail.attachments())
                    .extracting(Attachment::name)
                    .startsWith("Bon 1.pdf", "Bon 2.pdf")
                    .doesNotContain("Bon 3.pdf");
            assertThat(mail.text().plain()).contains("Bon 3.pdf (2,0\u00a0Mo)").doesNotContain("\nBcc:");
            assertThat(mail.text().html()).doesNotContain("<script>");
        });
    }

    @Test
    void eachChannelHasWordsOfItsOwn() {
        books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        var tanners = PostalAddress.of("12 rue des Tanneurs", "69001", "Lyon", "FR");
        customers.changeBillingAddress(tenant, account, Optional.of(tanners));
        assertThat(atTheDoor(Channel.REGISTERED)).isInstanceOfSatisfying(PaperLetter.class, letter -> {
            assertThat(letter.address()).isEqualTo(tanners);
            assertThat(letter.words().rows())
                    .extracting(LetterView.Row::reference)
                    .containsExactly("F1");
            assertThat(letter.page()).asString().matches(".*/c/[0-9a-z]+(-[0-9A-Z]{4}){4}");
        });
        assertThat(atTheDoor(Channel.SMS)).isInstanceOfSatisfying(ShortText.class, sms -> {
            assertThat(sms.text()).contains("500,00").doesNotContain("{");
            assertThat(sms.phone())
                    .as("nobody noted one: the message asks for it")
                    .isEmpty();
        });
    }

    @Test
    void whatWasPaidMeanwhileIsWithdrawnAndItsStepTakenBack() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        books.paid(item, TUESDAY);
        assertThat(atTheDoor(TUESDAY_NOON)).isEqualTo(new Withdrawn("reminders.reason.settled"));
        assertThat(books.stepsTaken()).containsExactly("F1 2 2026-04-07 withdrawn");
        assertThat(reminders.history(tenant, item))
                .last()
                .extracting(JournalEntry::reason)
                .isEqualTo(Reason.SETTLED);
    }

    @Test
    void aReturnedPaymentBringsTheSameStepBackInAnotherCycle() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        books.paid(item, TUESDAY);
        atTheDoor(TUESDAY_NOON);
        books.returned(item, TUESDAY);
        assertThat(run(TUESDAY.plusDays(1)).byStep()).containsEntry("first", 1L);
        assertThat(books.stepsTaken()).containsExactly("F1 2 2026-04-07 withdrawn", "F1 2 2026-04-08");
        assertThat(outbox.list(tenant, new MessageFilter(null, null, null), null, 10)
                        .items())
                .hasSize(2);
    }

    @Test
    void ofTwoItemsTheOneStillOwedLeavesAlone() {
        var paid = books.invoice(account, "F1", DUE, 500_00);
        books.invoice(account, "F2", DUE, 70_00);
        run(TUESDAY);
        books.paid(paid, TUESDAY);
        assertThat(atTheDoor(TUESDAY_NOON))
                .isInstanceOfSatisfying(
                        Composed.class,
                        letter -> assertThat(letter.text().plain())
                                .doesNotContain("F1")
                                .contains("F2"));
        assertThat(books.stepsTaken()).containsExactly("F1 2 2026-04-07 withdrawn", "F2 2 2026-04-07");
    }

    @Test
    void aReceiptNotYetMatchedHoldsTheLetter() {
        books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        books.credit(account, TUESDAY, 500_00);
        assertThat(atTheDoor(TUESDAY_NOON)).isEqualTo(new Withdrawn("reminders.reason.covered-by-credit"));
    }

    @Test
    void aPauseAskedMeanwhileHoldsTheLetterAndItsEndBringsItBack() {
        books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        reminders.pause(tenant, account, OptionalLong.empty(), "En discussion", TUESDAY.plusDays(10));
        assertThat(atTheDoor(TUESDAY_NOON)).isEqualTo(new Withdrawn("reminders.reason.paused"));
        assertThat(run(TUESDAY.plusDays(10)).messages()).isZero();
        assertThat(run(TUESDAY.plusDays(11)).messages()).isEqualTo(1);
    }

    @Test
    void aCourtesyThatComesTooLateDoesNotLeave() {
        books.invoice(account, "F1", TUESDAY, 500_00);
        run(TUESDAY.minusDays(1));
        assertThat(atTheDoor(TUESDAY_NOON)).isEqualTo(new Withdrawn("reminders.reason.not-yet"));
    }

    @Test
    void wordsAreTheSameHoweverOftenTheyAreAskedFor() {
        books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        assertThat(mailAtTheDoor().subject()).isEqualTo(mailAtTheDoor().subject());
        assertThat(mailAtTheDoor().plain().replaceAll("https?://\\S+", ""))
                .isEqualTo(mailAtTheDoor().plain().replaceAll("https?://\\S+", ""));
    }

    private LetterText mailAtTheDoor() {
        return ((Composed) atTheDoor(TUESDAY_NOON)).text();
    }

    @Test
    void aMessageReadAheadIsSaidAsItWasWordedWhileNothingOfItsAccountChanges() {
        books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        var ahead = readAhead();
        var said = said(ahead, TUESDAY_NOON);
        assertThat(said).isInstanceOf(Composed.class).isSameAs(said(ahead, TUESDAY_NOON.plusSeconds(10)));
        assertThat(said(ahead, TUESDAY_NOON.plusSeconds(11))).as("too old").isNotSameAs(said);
    }

    @Test
    void whatIsPaidAfterReadingAheadIsNotAskedFor() {
        var first = books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        var ahead = readAhead();
        books.partlyPaid(first, 100_00);
        reminders.wake(tenant, List.of(account));
        assertThat(said(ahead, TUESDAY_NOON))
                .isInstanceOfSatisfying(
                        Composed.class,
                        letter -> assertThat(letter.text().subject()).contains("400,00"));
    }

    @Test
    void anAccountThatTheNextRunMustLookAtIsNotReadAhead() {
        var first = books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        reminders.wake(tenant, List.of(account));
        var ahead = readAhead();
        books.partlyPaid(first, 100_00);
        assertThat(said(ahead, TUESDAY_NOON))
                .isInstanceOfSatisfying(
                        Composed.class,
                        letter -> assertThat(letter.text().subject()).contains("400,00"));
    }

    private Composer.Ahead readAhead() {
        var message = List.of(queued(TUESDAY_NOON));
        return scope.in(tenant, () -> composer.ahead(tenant, message, DeliveryMode.NORMAL, TUESDAY_NOON));
    }

    private Composition said(Composer.Ahead ahead, Instant now) {
        return scope.in(tenant, () -> ahead.compose(queued(TUESDAY_NOON), now));
    }

    /** 6 April 2026 is Easter Monday, 1 May is Labour Day, 14 July and 21 July are the national days. */
    @ParameterizedTest(name = "{0} in {1} {2}: {3}")
    @CsvSource(nullValues = "-", delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            asked at             | country | postcode | leaves at
            2026-04-07T10:00:00Z | FR      | -        | 2026-04-07T10:00:00Z
            2026-04-07T05:00:00Z | FR      | -        | 2026-04-07T07:00:00Z
            2026-04-07T15:30:00Z | FR      | -        | 2026-04-08T07:00:00Z
            2026-04-04T10:00:00Z | FR      | -        | 2026-04-07T07:00:00Z
            2026-04-03T16:00:00Z | BE      | -        | 2026-04-07T07:00:00Z
            2026-05-01T08:00:00Z | BE      | -        | 2026-05-04T07:00:00Z
            2026-07-14T08:00:00Z | FR      | -        | 2026-07-15T07:00:00Z
            2026-07-14T08:00:00Z | BE      | -        | 2026-07-14T08:00:00Z
            2026-07-21T08:00:00Z | BE      | -        | 2026-07-22T07:00:00Z
            2026-10-23T16:00:00Z | FR      | -        | 2026-10-26T08:00:00Z
            2026-12-26T10:00:00Z | FR      | 67000    | 2026-12-28T08:00:00Z
            2026-04-03T08:00:00Z | FR      | 75011    | 2026-04-03T08:00:00Z
            2026-04-03T08:00:00Z | FR      | 57000    | 2026-04-07T07:00:00Z
            2026-04-03T08:00:00Z | BE      | 6700     | 2026-04-03T08:00:00Z
            """)
    void messagesLeaveWhileTheOfficeIsOpen(Instant asked, String country, @Nullable String postcode, Instant leaves) {
        assertThat(WorkingHours.openFrom(asked, new WorkingHours.Place(country, postcode)))
                .isEqualTo(leaves);
    }

    @Test
    void outsideWorkingHoursAMessageWaitsUnlessAPersonWantsItNow() {
        books.invoice(account, "F1", DUE, 500_00);
        run(TUESDAY);
        var night = Instant.parse("2026-04-07T20:00:00Z");
        var queued = queued(night.minusSeconds(60));
        assertThat(compose(queued, DeliveryMode.NORMAL, night))
                .isEqualTo(new Postponed(Instant.parse("2026-04-08T07:00:00Z"), "reminders.door.office_closed"));
        assertThat(compose(queued, DeliveryMode.NOW, night)).isInstanceOf(Composed.class);
    }

    @Test
    void thePreviewIsTheLetterThatWouldLeave() {
        books.invoice(account, "F1", DUE, 500_00);
        var preview = reminders.preview(tenant, account, TUESDAY).getFirst();
        assertThat(preview.letter().totalCents()).isEqualTo(500_00);
        run(TUESDAY);
        assertThat(atTheDoor(TUESDAY_NOON))
                .isInstanceOfSatisfying(
                        Composed.class,
                        letter -> assertThat(letter.text())
                                .extracting(LetterText::subject)
                                .isEqualTo(preview.text().subject()));
    }

    @Test
    void theJournalSaysWhyByDayAndByItem() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        books.invoice(account, "F2", null, 70_00);
        run(LocalDate.of(2026, 3, 3));
        run(TUESDAY);
        run(TUESDAY.plusDays(1));
        var page = reminders.journal(tenant, LocalDate.of(2026, 3, 20), Optional.of(account), OptionalLong.empty(), 1);
        assertThat(page.items())
                .singleElement()
                .extracting(JournalEntry::reason)
                .isEqualTo(Reason.NOT_YET);
        var rest = reminders.journal(tenant, LocalDate.of(2026, 3, 20), Optional.of(account), page.next(), 1);
        assertThat(rest.items())
                .singleElement()
                .extracting(JournalEntry::reason)
                .isEqualTo(Reason.NO_DUE_DATE);
        assertThat(rest.next()).isEmpty();
        assertThat(reminders.history(tenant, item).stream().map(entry -> entry.sentence(Language.EN)))
                .containsExactly(
                        "Not reminded since 3 March 2026, because no step is due yet; looked at again on 24 March 2026.",
                        "Reminded on 7 April 2026: first reminder.",
                        "Not reminded since 8 April 2026, because no step is due yet; looked at again on 15 April 2026.");
    }

    @Test
    void whatNeedsAPersonIsATask() {
        books.invoice(account, "F1", null, 70_00);
        books.invoice(books.customerWithoutContact("C2"), "F2", DUE, 90_00);
        run(TUESDAY);
        assertThat(reminders.tasks(tenant, 10).stream().map(task -> task.sentence(Language.EN)))
                .containsExactly(
                        "Client C1: 1 item(s) without due date, €70.00. Enter the due date or the payment terms.",
                        "Client C2: nobody to write to about 1 item(s), €90.00. Add the e-mail address of the person who pays.");
    }

    private RunResult run(LocalDate on) {
        return reminders.run(tenant, on, false);
    }

    private Composition atTheDoor(Instant now) {
        return compose(queued(now), DeliveryMode.NORMAL, now);
    }

    private Composition compose(QueuedMessage message, DeliveryMode mode, Instant now) {
        return scope.in(tenant, () -> composer.compose(tenant, message, mode, now));
    }

    private Composition atTheDoor(Channel channel) {
        var message = queued(TUESDAY_NOON);
        var carried = new QueuedMessage(
                message.id(),
                message.accountId(),
                message.source(),
                message.key(),
                message.currency(),
                channel,
                message.step(),
                message.decidedOn(),
                message.notBefore(),
                0);
        return scope.in(tenant, () -> composer.compose(tenant, carried, DeliveryMode.NOW, TUESDAY_NOON));
    }

    private void attach(long item, String name, int bytes) {
        var content = Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), bytes);
        if (name.contains(".txt")) Arrays.fill(content, (byte) 'a');
        var type = name.contains(".txt") ? "text/plain" : "application/pdf";
        documents.attach(tenant, item, content, type, name, Author.MAILLON).orElseThrow();
    }

    /** The message of the run, as the outbox hands it over. */
    private QueuedMessage queued(Instant notBefore) {
        var message = outbox.list(tenant, new MessageFilter(null, null, null), null, 1)
                .items()
                .getFirst();
        return new QueuedMessage(
                message.id(),
                account.value(),
                message.source(),
                message.key(),
                Currency.getInstance("EUR"),
                message.channel(),
                message.step(),
                message.decidedOn(),
                notBefore,
                0);
    }
}
