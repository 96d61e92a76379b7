package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.Tenants;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.payments.DepositSlip;
import org.maillon.payments.Instrument;
import org.maillon.payments.InstrumentAnswer;
import org.maillon.payments.Instruments;
import org.maillon.payments.NewInstrument;
import org.maillon.payments.SlipPdf;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "cheques and bills", description = "Registered, deposited with a slip, paid or come back")
class InstrumentController {
    private static final int MOST = 200;
    private static final Map<String, Instrument.Kind> KINDS =
            Reading.choices(Instrument.Kind.values(), Instrument.Kind::code);
    private static final Map<String, Instrument.State> STATES =
            Reading.choices(Instrument.State.values(), Instrument.State::code);

    private final Instruments instruments;
    private final Accounts accounts;
    private final Senders senders;
    private final SlipPdf paper;
    private final Tenants companies;
    private final AuditTrail trail;
    private final Clock clock;

    InstrumentController(
            Instruments instruments,
            Accounts accounts,
            Senders senders,
            SlipPdf paper,
            Tenants companies,
            AuditTrail trail,
            Clock clock) {
        this.instruments = instruments;
        this.accounts = accounts;
        this.senders = senders;
        this.paper = paper;
        this.companies = companies;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param kind cheque, lcr or bor
     * @param account the customer's code
     * @param references of the items it pays
     */
    record Wanted(
            @Nullable String kind,
            @Nullable String number,
            @Nullable String drawer,
            @Nullable String account,
            @Nullable Long amountCents,
            @Nullable String currency,
            @Nullable String receivedOn,
            @Nullable String dueOn,
            @Nullable List<String> references) {}

    record Told(
            long id,
            String kind,
            String number,
            String drawer,
            String account,
            String currency,
            long amountCents,
            LocalDate receivedOn,
            @Nullable LocalDate dueOn,
            String state,
            String reason) {
        static Told of(Instrument each) {
            return new Told(
                    each.id(),
                    each.kind().code(),
                    each.number(),
                    each.drawer(),
                    each.accountName(),
                    each.currency(),
                    each.amountCents(),
                    each.receivedOn(),
                    each.dueOn().orElse(null),
                    each.state().code(),
                    each.reason());
        }
    }

    record Slip(long id, String iban, LocalDate madeOn, long sumCents, List<Told> instruments) {
        static Slip of(DepositSlip slip) {
            return new Slip(
                    slip.id(),
                    slip.iban(),
                    slip.madeOn(),
                    slip.sumCents(),
                    slip.instruments().stream().map(Told::of).toList());
        }
    }

    record Chosen(@Nullable List<Long> instruments) {}

    record Returned(@Nullable String reason) {}

    record Paid(int paid) {}

    @GetMapping("/instruments")
    @Operation(summary = "Cheques and bills in a state: registered, deposited, cleared, returned; at most 200")
    Slice<Told> list(CurrentMember member, Reading reading, @RequestParam(defaultValue = "registered") String state) {
        var wanted = reading.choice("state", state, STATES).orElse(Instrument.State.REGISTERED);
        reading.orRefuse();
        var found = instruments.list(member.tenant(), wanted, MOST);
        return new Slice<>(found.stream().map(Told::of).toList(), null);
    }

    record Registered(long id) {}

    @PostMapping("/instruments")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Permission.IMPORT)
    @Operation(summary = "Register a cheque or a bill as it comes in")
    Registered register(CurrentMember member, Reading reading, @RequestBody Wanted wanted) {
        var today = LocalDate.now(clock);
        var kind = reading.choice("kind", said(wanted.kind()), KINDS).orElse(Instrument.Kind.CHEQUE);
        var received = reading.day("receivedOn", wanted.receivedOn(), today);
        var due = said(wanted.dueOn()).isBlank()
                ? Optional.<LocalDate>empty()
                : Optional.of(reading.day("dueOn", wanted.dueOn(), today));
        reading.orRefuse();
        var account = accounts.byIdOrCode(member, said(wanted.account()));
        var asked = new NewInstrument(
                kind,
                said(wanted.number()),
                said(wanted.drawer()).isBlank() ? account.name() : said(wanted.drawer()),
                account.id(),
                said(wanted.currency()).isBlank() ? "EUR" : said(wanted.currency()),
                wanted.amountCents() == null ? 0 : wanted.amountCents(),
                received,
                due,
                wanted.references() == null ? List.of() : wanted.references());
        return switch (instruments.register(member.tenant(), asked, member.name(), today)) {
            case InstrumentAnswer.Registered done -> {
                trail.record(member.tenant(), member.name(), "cheque-registered", asked.number(), asked.drawer());
                yield new Registered(done.id());
            }
            case InstrumentAnswer.Refused refused ->
                throw new NotDone(
                        Problem.Code.WRONG_INPUT,
                        List.of(new Problem.Fault("", reading.texts().say(refused.key()))));
        };
    }

    @PostMapping("/instruments/{id}/return")
    @Needs(Permission.IMPORT)
    @Operation(summary = "Note that a cheque or bill came back unpaid, with the bank's words")
    void returned(CurrentMember member, @PathVariable String id, @RequestBody Returned returned) {
        var reason = said(returned.reason()).strip();
        if (!instruments.comeBack(member.tenant(), Reading.id(id), LocalDate.now(clock), reason))
            throw NotDone.notFound();
        trail.record(member.tenant(), member.name(), "cheque-returned", id, "");
    }

    @PostMapping("/deposit-slips")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Permission.IMPORT)
    @Operation(summary = "Hand some of one kind in to the bank")
    Slip deposit(CurrentMember member, Reading reading, @RequestBody Chosen chosen) {
        var iban = senders.find(member.tenant()).map(Sender::iban).orElse("–");
        var some = chosen.instruments() == null ? List.<Long>of() : chosen.instruments();
        var slip = instruments.deposit(member.tenant(), some, iban, member.name(), LocalDate.now(clock));
        if (slip.isEmpty()) throw Acting.refused(reading.texts().say("desk.cheques.not-deposited"));
        trail.record(
                member.tenant(),
                member.name(),
                "slip-made",
                Long.toString(slip.get().id()),
                "");
        return Slip.of(slip.get());
    }

    @GetMapping("/deposit-slips/{id}")
    @Operation(summary = "A deposit slip")
    Slip slip(CurrentMember member, @PathVariable String id) {
        return Slip.of(found(member, id));
    }

    @GetMapping("/deposit-slips/{id}/document")
    @Operation(summary = "A deposit slip as PDF")
    ResponseEntity<byte[]> document(CurrentMember member, @PathVariable String id) {
        var company = companies.find(member.tenant()).orElseThrow();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(paper.write(company, found(member, id)));
    }

    @PostMapping("/deposit-slips/{id}/payment")
    @Needs(Permission.IMPORT)
    @Operation(summary = "Note that the bank has paid what was handed in; answers how many that were")
    Paid paid(CurrentMember member, @PathVariable String id) {
        var slip = found(member, id);
        int paid = instruments.clear(member.tenant(), slip.id(), LocalDate.now(clock), member.name());
        if (paid > 0) trail.record(member.tenant(), member.name(), "slip-paid", Long.toString(slip.id()), "");
        return new Paid(paid);
    }

    private DepositSlip found(CurrentMember member, String id) {
        return instruments.slip(member.tenant(), Reading.id(id)).orElseThrow(NotDone::notFound);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
