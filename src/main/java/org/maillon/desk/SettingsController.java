package org.maillon.desk;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.maillon.access.ApiKeys;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Members;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.Role;
import org.maillon.access.SetupLinks;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The company, its people and what each may do, the keys of its programs, and who did what. */
@Controller
@Needs(Permission.MEMBERS)
class SettingsController {
    private static final int TRAIL_PAGE = 50;
    private static final String SECRET = "secret";

    /** Code de commerce, art. L441-10 I: thirty days where nothing was agreed. */
    private static final String TERMS_BY_LAW = "30";

    private final Tenants tenants;
    private final TenantScope scope;
    private final Customers customers;
    private final Members members;
    private final SetupLinks links;
    private final ApiKeys keys;
    private final AuditTrail trail;

    SettingsController(
            Tenants tenants,
            TenantScope scope,
            Customers customers,
            Members members,
            SetupLinks links,
            ApiKeys keys,
            AuditTrail trail) {
        this.tenants = tenants;
        this.scope = scope;
        this.customers = customers;
        this.members = members;
        this.links = links;
        this.keys = keys;
        this.trail = trail;
    }

    @GetMapping("/settings")
    @Needs(Permission.READ)
    String company(Page page, CurrentMember member, Model model) {
        model.addAttribute("company", tenants.find(member.tenant()).orElseThrow());
        model.addAttribute(
                "terms",
                PaymentTerms.parse(customers.usualTerms(member.tenant()).orElse(TERMS_BY_LAW))
                        .describe(page.language()));
        return "desk/settings-company";
    }

    @PostMapping("/settings")
    @Needs(Permission.SETTINGS)
    String change(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String country,
            @RequestParam String language,
            @RequestParam(defaultValue = "") String terms,
            RedirectAttributes next) {
        if (!List.of(Locale.getISOCountries()).contains(country))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        if (name.isBlank() || name.length() > 200) return refuse(page.t("access.refusal.company-missing"), next);
        try {
            var usual = PaymentTerms.parse(terms);
            scope.run(member.tenant(), () -> {
                tenants.change(member.tenant(), name, country, Language.of(language));
                customers.changeUsualTerms(member.tenant(), usual.canonical());
                trail.record(member.tenant(), member.name(), "company-changed", name.strip(), usual.canonical());
            });
        } catch (InvalidValue wrong) {
            return refuse(wrong.in(page.language()), next);
        }
        page.say(next, "desk.settings.company.saved");
        return "redirect:/settings";
    }

    private static String refuse(String problem, RedirectAttributes next) {
        next.addFlashAttribute("problem", problem);
        return "redirect:/settings";
    }

    @GetMapping("/settings/members")
    String members(Page page, CurrentMember member, Model model) {
        model.addAttribute("members", members.of(member.tenant()));
        return "desk/settings-members";
    }

    @PostMapping("/settings/members")
    String invite(
            Page page,
            CurrentMember member,
            @RequestParam String email,
            @RequestParam String role,
            RedirectAttributes next) {
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}")) {
            page.say(next, "access.refusal.email-malformed");
        } else {
            var path = links.invite(member, email, roleOf(role));
            next.addFlashAttribute(
                    SECRET, ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + path);
        }
        return "redirect:/settings/members";
    }

    @PostMapping("/settings/members/{id}/role")
    String changeRole(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam String role,
            RedirectAttributes next) {
        say(page, members.changeRole(member, id, roleOf(role)), "desk.settings.role-changed", next);
        return "redirect:/settings/members";
    }

    @PostMapping("/settings/members/{id}/removal")
    String remove(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        say(page, members.remove(member, id), "desk.settings.member-removed", next);
        return "redirect:/settings/members";
    }

    @GetMapping("/settings/keys")
    String keys(Page page, CurrentMember member, Model model) {
        model.addAttribute("keys", keys.of(member.tenant()));
        return "desk/settings-keys";
    }

    @PostMapping("/settings/keys")
    String createKey(
            Page page,
            CurrentMember member,
            @RequestParam String name,
            @RequestParam String role,
            RedirectAttributes next) {
        if (name.isBlank() || name.length() > 100) page.say(next, "desk.settings.key-unnamed");
        else next.addFlashAttribute(SECRET, keys.create(member.tenant(), name, roleOf(role), member.name()));
        return "redirect:/settings/keys";
    }

    @PostMapping("/settings/keys/{id}/revocation")
    String revoke(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        if (!keys.revoke(member, id)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        page.say(next, "desk.settings.key-revoked");
        return "redirect:/settings/keys";
    }

    @GetMapping("/settings/trail")
    String trail(Page page, CurrentMember member, @RequestParam @Nullable Long before, Model model) {
        var list = "/settings/trail";
        var shown = Paged.of(trail.list(member.tenant(), before, TRAIL_PAGE + 1), TRAIL_PAGE);
        model.addAttribute("entries", shown.rows());
        model.addAttribute("pager", shown.pager(before == null, list, last -> list + "?before=" + last.id()));
        return "desk/settings-trail";
    }

    private static void say(Page page, Members.Change change, String done, RedirectAttributes next) {
        switch (change) {
            case DONE -> page.say(next, done);
            case LAST_OWNER -> page.say(next, "desk.settings.last-owner");
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static Role roleOf(String code) {
        for (var role : Role.values()) if (role.code().equals(code)) return role;
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
