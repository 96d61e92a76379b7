package org.maillon.desk;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.Code;
import org.maillon.kernel.InvalidValue;
import org.maillon.messages.CarrierAccounts;
import org.maillon.messages.CarrierAccounts.Purpose;
import org.maillon.messages.EnvelopeWindow;
import org.maillon.messages.Letterhead;
import org.maillon.messages.Letterheads;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How letters look, and who carries letters and short messages. */
@Controller
@Needs(Permission.SETTINGS)
class PaperSettingsController {
    private final TenantScope tenants;
    private final Tenants companies;
    private final Letterheads heads;
    private final CarrierAccounts accounts;
    private final AuditTrail trail;

    PaperSettingsController(
            TenantScope tenants, Tenants companies, Letterheads heads, CarrierAccounts accounts, AuditTrail trail) {
        this.tenants = tenants;
        this.companies = companies;
        this.heads = heads;
        this.accounts = accounts;
        this.trail = trail;
    }

    @GetMapping("/settings/channels")
    String channels(Page page, CurrentMember member, Model model) {
        var company = company(member);
        model.addAttribute("head", heads.of(company));
        model.addAttribute("sms", accounts.describe(company, Purpose.SMS).orElse(null));
        model.addAttribute("post", accounts.describe(company, Purpose.POST).orElse(null));
        model.addAttribute("ownSms", accounts.isOwn(member.tenant(), Purpose.SMS));
        model.addAttribute("ownPost", accounts.isOwn(member.tenant(), Purpose.POST));
        return "desk/settings-channels";
    }

    @PostMapping("/settings/letterhead")
    String saveHead(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String lines,
            @RequestParam(defaultValue = "") String place,
            @RequestParam String window,
            RedirectAttributes next) {
        try {
            var head = new Letterhead(lines.lines().toList(), place, window(window));
            tenants.run(member.tenant(), () -> {
                heads.save(member.tenant(), head);
                trail.record(
                        member.tenant(),
                        member.name(),
                        "letterhead-changed",
                        head.lines().getFirst(),
                        "");
            });
            page.say(next, "desk.letterhead.saved");
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
        }
        return "redirect:/settings/channels";
    }

    @PostMapping("/settings/channels/{purpose}")
    String saveAccount(
            Page page,
            CurrentMember member,
            @PathVariable String purpose,
            @RequestParam(defaultValue = "") String address,
            RedirectAttributes next) {
        var wanted = purpose(purpose);
        try {
            tenants.run(member.tenant(), () -> {
                if (address.isBlank()) accounts.remove(member.tenant(), wanted);
                else accounts.save(member.tenant(), wanted, address);
                trail.record(member.tenant(), member.name(), "carrier-changed", purpose, "");
            });
            page.say(next, address.isBlank() ? "desk.carrier.removed" : "desk.carrier.saved");
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
        }
        return "redirect:/settings/channels";
    }

    private Tenant company(CurrentMember member) {
        return companies.find(member.tenant()).orElseThrow();
    }

    private static EnvelopeWindow window(String code) {
        return known(Stream.of(EnvelopeWindow.values())
                .filter(window -> window.code().equals(code))
                .findFirst());
    }

    private static Purpose purpose(String code) {
        return known(Stream.of(Purpose.values())
                .filter(purpose -> Code.of(purpose).equals(code))
                .findFirst());
    }

    private static <T> T known(Optional<T> choice) {
        return choice.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
