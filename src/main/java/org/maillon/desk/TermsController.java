package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.terms.Acceptances;
import org.maillon.terms.ClauseFlag;
import org.maillon.terms.PaperAcceptance;
import org.maillon.terms.TermsOfSale;
import org.maillon.terms.TermsVersion;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The versions of the terms of sale: given, worded in each language, withdrawn, and sent to a customer. */
@Controller
@Needs(Permission.SETTINGS)
class TermsController {
    private final TermsOfSale terms;
    private final Acceptances acceptances;
    private final Evidence evidence;
    private final TenantScope scope;
    private final Clock clock;

    TermsController(TermsOfSale terms, Acceptances acceptances, Evidence evidence, TenantScope scope, Clock clock) {
        this.terms = terms;
        this.acceptances = acceptances;
        this.evidence = evidence;
        this.scope = scope;
        this.clock = clock;
    }

    @GetMapping("/settings/terms")
    @Needs(Permission.READ)
    String show(Page page, CurrentMember member, Model model) {
        return show(page, member, TermsForm.EMPTY, null, model);
    }

    private String show(Page page, CurrentMember member, TermsForm form, @Nullable String problem, Model model) {
        var today = LocalDate.now(clock);
        var versions = terms.versions(member.tenant());
        model.addAttribute("versions", versions);
        model.addAttribute("flags", flags(page, member, versions, today));
        model.addAttribute("counts", acceptances.counts(member.tenant()));
        model.addAttribute(
                "inForce",
                terms.inForce(member.tenant(), today).map(TermsVersion::id).orElse(0L));
        model.addAttribute("form", form);
        model.addAttribute("today", today.toString());
        model.addAttribute("problem", problem);
        return "desk/settings-terms";
    }

    /** Of a version to come, on the day it comes into force. */
    private Map<Long, List<ClauseFlag>> flags(
            Page page, CurrentMember member, List<TermsVersion> versions, LocalDate today) {
        return versions.stream()
                .collect(Collectors.toMap(
                        TermsVersion::id,
                        version -> terms.flags(
                                member.tenant(),
                                version.clauses(),
                                version.inForceFrom().isAfter(today) ? version.inForceFrom() : today,
                                page.language())));
    }

    @PostMapping("/settings/terms")
    String add(
            Page page,
            CurrentMember member,
            @ModelAttribute("form") TermsForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next)
            throws IOException {
        try {
            var version = form.version();
            var language = form.chosenLanguage();
            var content = content(file);
            scope.run(member.tenant(), () -> {
                long id = terms.add(member.tenant(), version, author(member));
                terms.attach(member.tenant(), id, language, content, name(file), author(member));
            });
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return show(page, member, form, wrong.in(page.language()), model);
        }
        page.say(next, "desk.terms-of-sale.added", form.label());
        return "redirect:/settings/terms";
    }

    @PostMapping("/settings/terms/{id}/documents")
    String attach(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next)
            throws IOException {
        var form = new TermsForm("", "", language, "", "40", "", "", TermsForm.EMPTY.imputation(), true, false);
        try {
            terms.attach(member.tenant(), id, form.chosenLanguage(), content(file), name(file), author(member));
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return show(page, member, TermsForm.EMPTY, wrong.in(page.language()), model);
        }
        page.say(next, "desk.terms-of-sale.attached");
        return "redirect:/settings/terms";
    }

    @PostMapping("/settings/terms/{id}/withdrawal")
    String withdraw(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        if (!terms.withdraw(member.tenant(), id, author(member)))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        page.say(next, "desk.terms-of-sale.withdrawn");
        return "redirect:/settings/terms";
    }

    @GetMapping("/settings/terms/{id}/documents/{language}")
    @Needs(Permission.READ)
    ResponseEntity<byte[]> document(CurrentMember member, @PathVariable long id, @PathVariable String language) {
        var document = terms.find(member.tenant(), id)
                .flatMap(version -> version.in(Language.of(language)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var content = evidence.content(member.tenant(), document.document()).orElseThrow();
        var name = ContentDisposition.inline()
                .filename(document.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(content);
    }

    @PostMapping("/accounts/{id}/terms-of-sale")
    @Needs(Permission.EDIT_ACCOUNTS)
    String send(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        var current = terms.inForce(member.tenant(), LocalDate.now(clock))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        acceptances.send(member.tenant(), new AccountId(id), current.id(), author(member));
        page.say(next, "desk.terms-of-sale.sent", current.label());
        return "redirect:/accounts/" + id + "#terms-of-sale";
    }

    @PostMapping("/accounts/{id}/terms-of-sale/papers")
    @Needs(Permission.EDIT_ACCOUNTS)
    String note(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String signedOn,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes next)
            throws IOException {
        try {
            var paper = new PaperAcceptance(
                    name, role, page.language(), TermsForm.day(signedOn), content(file), name(file));
            acceptances.note(member.tenant(), new AccountId(id), version, paper, author(member));
            page.say(next, "desk.terms-of-sale.paper.noted");
        } catch (InvalidValue wrong) {
            page.say(next, wrong.key(), wrong.arguments().toArray());
        }
        return "redirect:/accounts/" + id + "#terms-of-sale";
    }

    private static byte[] content(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) throw new InvalidValue("terms.wrong.file");
        try (var in = file.getInputStream()) {
            return in.readNBytes(TermsOfSale.LARGEST + 1);
        }
    }

    private static String name(@Nullable MultipartFile file) {
        return file == null ? "" : String.valueOf(file.getOriginalFilename());
    }

    private static Author author(CurrentMember member) {
        return new Author(member.name(), "");
    }
}
