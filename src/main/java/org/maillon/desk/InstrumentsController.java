package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.Tenants;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.payments.DepositSlip;
import org.maillon.payments.Instrument;
import org.maillon.payments.Instrument.State;
import org.maillon.payments.InstrumentAnswer;
import org.maillon.payments.Instruments;
import org.maillon.payments.SlipPdf;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cheques and bills: registered, handed to the bank on a slip, paid or come back. */
@Controller
class InstrumentsController {
    private static final int ROWS = 100;
    private static final int LATEST = 20;

    private final Instruments instruments;
    private final SlipPdf paper;
    private final Tenants companies;
    private final Customers customers;
    private final Senders senders;
    private final AuditTrail trail;
    private final Clock clock;

    InstrumentsController(
            Instruments instruments,
            SlipPdf paper,
            Tenants companies,
            Customers customers,
            Senders senders,
            AuditTrail trail,
            Clock clock) {
        this.instruments = instruments;
        this.paper = paper;
        this.companies = companies;
        this.customers = customers;
        this.senders = senders;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/cheques")
    String list(Page page, CurrentMember member, Model model) {
        return show(member, InstrumentForm.empty(LocalDate.now(clock)), null, model);
    }

    @PostMapping("/cheques")
    @Needs(Permission.IMPORT)
    String register(
            Page page,
            CurrentMember member,
            @ModelAttribute InstrumentForm form,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var today = LocalDate.now(clock);
        var account = customers.findByCode(
                member.tenant(), SenderForm.shown(form.customer()).strip());
        if (account.isEmpty()) return refused(member, form, page.t("desk.cheques.no-customer"), model, answer);
        try {
            var asked = form.about(account.get().id(), account.get().name());
            return switch (instruments.register(member.tenant(), asked, member.name(), today)) {
                case InstrumentAnswer.Refused why -> refused(member, form, page.t(why.key()), model, answer);
                case InstrumentAnswer.Registered _ -> {
                    trail.record(member.tenant(), member.name(), "cheque-registered", asked.number(), asked.drawer());
                    page.say(next, "desk.cheques.registered");
                    yield "redirect:/cheques";
                }
            };
        } catch (InvalidValue wrong) {
            return refused(member, form, wrong.in(page.language()), model, answer);
        }
    }

    @PostMapping("/cheques/slips")
    @Needs(Permission.IMPORT)
    String deposit(
            Page page,
            CurrentMember member,
            @RequestParam(name = "id", defaultValue = "") List<Long> chosen,
            RedirectAttributes next) {
        var iban = senders.find(member.tenant()).map(Sender::iban).orElse("–");
        var slip = instruments.deposit(member.tenant(), chosen, iban, member.name(), LocalDate.now(clock));
        if (slip.isEmpty()) {
            page.say(next, "desk.cheques.not-deposited");
            return "redirect:/cheques";
        }
        trail.record(
                member.tenant(),
                member.name(),
                "slip-made",
                Long.toString(slip.get().id()),
                "");
        return "redirect:/cheques/slips/" + slip.get().id();
    }

    /** To be printed and handed in with the cheques. */
    @GetMapping("/cheques/slips/{id}")
    String slip(Page page, CurrentMember member, @PathVariable long id, Model model) {
        var slip = instruments
                .slip(member.tenant(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("slip", slip);
        return "desk/cheque-slip";
    }

    @GetMapping("/cheques/slips/{id}/document")
    ResponseEntity<byte[]> document(CurrentMember member, @PathVariable long id) {
        var slip = instruments
                .slip(member.tenant(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var company = companies.find(member.tenant()).orElseThrow();
        var name = ContentDisposition.inline().filename("slip-" + id + ".pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(paper.write(company, slip));
    }

    @PostMapping("/cheques/slips/{id}/payment")
    @Needs(Permission.IMPORT)
    String cleared(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        int paid = instruments.clear(member.tenant(), id, LocalDate.now(clock), member.name());
        if (paid > 0) trail.record(member.tenant(), member.name(), "slip-paid", Long.toString(id), "");
        page.say(next, "desk.cheques.cleared", paid, page.in().number(paid));
        return "redirect:/cheques";
    }

    @PostMapping("/cheques/{id}/return")
    @Needs(Permission.IMPORT)
    String returned(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        boolean done = instruments.comeBack(member.tenant(), id, LocalDate.now(clock), reason.strip());
        if (done) trail.record(member.tenant(), member.name(), "cheque-returned", Long.toString(id), "");
        page.say(next, done ? "desk.cheques.returned" : "desk.cheques.changed");
        return "redirect:/cheques";
    }

    private String refused(
            CurrentMember member, InstrumentForm form, String problem, Model model, HttpServletResponse answer) {
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(member, form, problem, model);
    }

    private String show(CurrentMember member, InstrumentForm form, @Nullable String problem, Model model) {
        var tenant = member.tenant();
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("waiting", instruments.list(tenant, State.REGISTERED, ROWS));
        var settled = new ArrayList<Instrument>(instruments.list(tenant, State.CLEARED, LATEST));
        settled.addAll(instruments.list(tenant, State.RETURNED, LATEST));
        model.addAttribute("settled", settled);
        model.addAttribute("slips", slips(member));
        return "desk/cheques";
    }

    private List<DepositSlip> slips(CurrentMember member) {
        return instruments.list(member.tenant(), State.DEPOSITED, ROWS).stream()
                .map(each -> each.slip().orElseThrow())
                .distinct()
                .map(slip -> instruments.slip(member.tenant(), slip).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }
}
