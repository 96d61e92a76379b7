package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.customers.NaturalPersons.Known;
import org.maillon.privacy.DataSubjects;
import org.maillon.privacy.PersonalFile;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** What is kept about a natural person: shown, handed out, erased. */
@Controller
@Needs(Permission.EDIT_ACCOUNTS)
class PersonalDataController {
    private final DataSubjects subjects;
    private final Customers customers;
    private final Clock clock;

    PersonalDataController(DataSubjects subjects, Customers customers, Clock clock) {
        this.subjects = subjects;
        this.customers = customers;
        this.clock = clock;
    }

    /** Of a company, its people to choose from. */
    @GetMapping("/accounts/{id}/personal-data")
    String show(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long contact,
            Model model) {
        var account = account(member, id);
        var file = subjects.file(member.tenant(), new Known(account.id(), contact), LocalDate.now(clock));
        if (file.isEmpty() && contact != 0) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return shown(member, account, file.orElse(null), model);
    }

    private String shown(
            CurrentMember member,
            CustomerAccount account,
            @org.jspecify.annotations.Nullable PersonalFile file,
            Model model) {
        model.addAttribute("account", account);
        model.addAttribute("file", file);
        model.addAttribute("people", customers.contacts(member.tenant(), account.id()));
        return "desk/personal-data";
    }

    @GetMapping("/accounts/{id}/personal-data/copy")
    ResponseEntity<byte[]> copy(
            CurrentMember member, @PathVariable long id, @RequestParam(defaultValue = "0") long contact) {
        var who = new Known(account(member, id).id(), contact);
        file(member, who);
        var records = subjects.copy(member.tenant(), who).stream()
                .map(it -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("kind", it.kind().code());
                    row.put("noun", it.noun());
                    row.put("on", it.on().toString());
                    row.put("content", it.content());
                    return row;
                })
                .toList();
        var name = "donnees-personnelles-" + id + (contact == 0 ? "" : "-" + contact) + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(Map.of("records", records)));
    }

    /** For good: the name of the person is typed once more. */
    @PostMapping("/accounts/{id}/personal-data/erasure")
    @Needs(Permission.SETTINGS)
    String forget(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long contact,
            @RequestParam(defaultValue = "") String name,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var account = account(member, id);
        var who = new Known(account.id(), contact);
        var file = file(member, who);
        if (!file.isNamed(name)) {
            answer.setStatus(422);
            model.addAttribute("problem", page.t("privacy.wrong.name", file.name()));
            return shown(member, account, file, model);
        }
        subjects.forget(member.tenant(), who, member.name(), LocalDate.now(clock));
        page.say(next, "privacy.page.done");
        return "redirect:/accounts/" + id + "/personal-data" + (contact == 0 ? "" : "?contact=" + contact);
    }

    private PersonalFile file(CurrentMember member, Known who) {
        return subjects.file(member.tenant(), who, LocalDate.now(clock))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private CustomerAccount account(CurrentMember member, long id) {
        return customers
                .find(member.tenant(), new AccountId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
