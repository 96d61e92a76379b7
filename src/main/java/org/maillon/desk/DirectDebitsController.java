package org.maillon.desk;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.bank.BankFileRefused;
import org.maillon.bank.BankFiles;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.kernel.CreditorIdentifier;
import org.maillon.kernel.Iban;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Texts;
import org.maillon.payments.DebitAnswer;
import org.maillon.payments.DebitCreditor;
import org.maillon.payments.DebitFileVersion;
import org.maillon.payments.DebitReturns;
import org.maillon.payments.DebitScheme;
import org.maillon.payments.DirectDebits;
import org.maillon.payments.MandateAnswer;
import org.maillon.payments.Mandates;
import org.maillon.payments.NewMandate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Collecting by direct debit: what is proposed, the files for the bank, and the mandates behind them. */
@Controller
class DirectDebitsController {
    private static final int SHOWN = 200;
    private static final int FILES = 20;
    private static final String BACK = "redirect:/direct-debits";

    private final DirectDebits debits;
    private final Mandates mandates;
    private final DebitReturns returns;
    private final Customers customers;
    private final Clock clock;

    DirectDebitsController(
            DirectDebits debits, Mandates mandates, DebitReturns returns, Customers customers, Clock clock) {
        this.debits = debits;
        this.mandates = mandates;
        this.returns = returns;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/direct-debits")
    String page(Page page, CurrentMember member, Model model) {
        var tenant = member.tenant();
        var today = LocalDate.now(clock);
        model.addAttribute("creditor", mandates.creditor(tenant).orElse(null));
        model.addAttribute("mandates", mandates.list(tenant, Optional.empty(), 0, SHOWN));
        model.addAttribute("collections", debits.list(tenant, Optional.empty(), OptionalLong.empty(), 0, SHOWN));
        model.addAttribute("files", debits.files(tenant, FILES));
        model.addAttribute("today", today);
        model.addAttribute("texts", Texts.in(page.language()));
        if (!model.containsAttribute("leftOut")) model.addAttribute("leftOut", List.of());
        return "desk/direct-debits";
    }

    @PostMapping("/direct-debits/proposals")
    @Needs(Permission.SEND_REMINDERS)
    String propose(
            Page page,
            CurrentMember member,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate collectOn,
            RedirectAttributes next) {
        switch (debits.propose(member.tenant(), collectOn, LocalDate.now(clock))) {
            case DebitAnswer.Proposed proposed -> {
                int count = proposed.collections().size();
                page.say(next, "desk.debits.proposed", count, page.in().number(count));
                next.addFlashAttribute("leftOut", proposed.leftOut());
            }
            case DebitAnswer.Refused refused -> page.say(next, refused.refusal().key());
            case DebitAnswer.Made _ -> throw new IllegalStateException();
        }
        return BACK;
    }

    @PostMapping("/direct-debits/files")
    @Needs(Permission.SEND_REMINDERS)
    String make(
            Page page,
            CurrentMember member,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate collectOn,
            RedirectAttributes next) {
        var by = author(member);
        switch (debits.makeFile(member.tenant(), collectOn, DebitFileVersion.V08, by, LocalDate.now(clock))) {
            case DebitAnswer.Made made -> {
                int count = made.file().collections();
                page.say(next, "desk.debits.made", count, page.in().number(count));
            }
            case DebitAnswer.Refused refused -> page.say(next, refused.refusal().key());
            case DebitAnswer.Proposed _ -> throw new IllegalStateException();
        }
        return BACK;
    }

    @PostMapping("/direct-debits/files/{id}/presentation")
    @Needs(Permission.SEND_REMINDERS)
    String present(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        boolean done = debits.present(member.tenant(), id, author(member));
        page.say(next, done ? "desk.debits.presented" : "payments.debit.refused.presented");
        return BACK;
    }

    @GetMapping("/direct-debits/files/{id}")
    ResponseEntity<byte[]> file(CurrentMember member, @PathVariable long id) {
        var made = debits.file(member.tenant(), id).orElseThrow(DirectDebitsController::notFound);
        var name = ContentDisposition.attachment().filename(made.fileName()).build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(debits.content(member.tenant(), id).orElseThrow(DirectDebitsController::notFound));
    }

    /** What the bank says about a file of ours (pain.002). */
    @PostMapping("/direct-debits/status-reports")
    @Needs(Permission.IMPORT)
    String hear(
            Page page,
            CurrentMember member,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes next)
            throws IOException {
        if (file == null || file.isEmpty()) {
            next.addFlashAttribute("problem", page.t("desk.receipts.no-file"));
            return BACK;
        }
        try (var content = file.getInputStream()) {
            var report = BankFiles.readStatusReport(String.valueOf(file.getOriginalFilename()), content);
            var heard = returns.hear(member.tenant(), report);
            if (heard.known()) page.say(next, "desk.debits.heard");
            else next.addFlashAttribute("problem", page.t("payments.debit.refused.report"));
        } catch (BankFileRefused refused) {
            next.addFlashAttribute("problem", refused.problem().say(Texts.in(page.language())));
        }
        return BACK;
    }

    @PostMapping("/direct-debits/creditor")
    @Needs(Permission.SETTINGS)
    String creditor(
            Page page,
            CurrentMember member,
            @RequestParam String identifier,
            @RequestParam(defaultValue = "14") int noticeDays,
            RedirectAttributes next) {
        try {
            var creditor = new DebitCreditor(new CreditorIdentifier(identifier), noticeDays);
            mandates.changeCreditor(member.tenant(), creditor, author(member));
            page.say(next, "desk.debits.creditor.saved");
        } catch (InvalidValue wrong) {
            page.say(next, wrong.key(), wrong.arguments().toArray());
        }
        return BACK;
    }

    @PostMapping("/direct-debits/mandates")
    @Needs(Permission.EDIT_ACCOUNTS)
    String keep(
            Page page,
            CurrentMember member,
            @RequestParam String account,
            @RequestParam String debtor,
            @RequestParam String iban,
            @RequestParam String reference,
            @RequestParam(defaultValue = "false") boolean b2b,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate signedOn,
            RedirectAttributes next) {
        var customer = customers.findByCode(member.tenant(), account.strip());
        if (customer.isEmpty()) page.say(next, "payments.mandate.refused.unknown");
        else keep(page, member, mandate(customer.get(), debtor, iban, reference, b2b, signedOn, page, next), next);
        return BACK;
    }

    /** Empty where a value was refused, which was said. */
    private static Optional<NewMandate> mandate(
            CustomerAccount customer,
            String debtor,
            String iban,
            String reference,
            boolean b2b,
            LocalDate signedOn,
            Page page,
            RedirectAttributes next) {
        try {
            return Optional.of(new NewMandate(
                    customer.id(),
                    Optional.of(reference).filter(text -> !text.isBlank()),
                    b2b ? DebitScheme.B2B : DebitScheme.CORE,
                    true,
                    debtor,
                    new Iban(iban),
                    Optional.empty(),
                    signedOn,
                    Optional.empty(),
                    OptionalInt.empty()));
        } catch (InvalidValue wrong) {
            page.say(next, wrong.key(), wrong.arguments().toArray());
            return Optional.empty();
        }
    }

    private void keep(Page page, CurrentMember member, Optional<NewMandate> mandate, RedirectAttributes next) {
        if (mandate.isEmpty()) return;
        var answer = mandates.keep(member.tenant(), mandate.get(), author(member), LocalDate.now(clock));
        page.say(next, answer instanceof MandateAnswer.Kept ? "desk.debits.mandate.kept" : answer.key());
    }

    @PostMapping("/direct-debits/mandates/{id}/revocation")
    @Needs(Permission.EDIT_ACCOUNTS)
    String revoke(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        boolean done = mandates.revoke(member.tenant(), id, author(member), LocalDate.now(clock));
        page.say(next, done ? "desk.debits.mandate.revoked" : "payments.mandate.refused.revoked");
        return BACK;
    }

    private static Author author(CurrentMember member) {
        return new Author(member.name(), "");
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
