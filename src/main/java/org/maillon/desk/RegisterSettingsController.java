package org.maillon.desk;

import java.util.List;
import java.util.stream.Stream;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.Tenants;
import org.maillon.kernel.InvalidValue;
import org.maillon.registers.InsolvencyWatch;
import org.maillon.registers.RegisterKeys;
import org.maillon.registers.RegisterName;
import org.maillon.registers.Registers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The registers a company asks: their keys, how often they were asked today, and the gazette read at once. */
@Controller
@Needs(Permission.SETTINGS)
class RegisterSettingsController {
    private final Registers registers;
    private final RegisterKeys keys;
    private final InsolvencyWatch watch;
    private final Tenants companies;

    RegisterSettingsController(Registers registers, RegisterKeys keys, InsolvencyWatch watch, Tenants companies) {
        this.registers = registers;
        this.keys = keys;
        this.watch = watch;
        this.companies = companies;
    }

    @GetMapping("/settings/registers")
    String registers(Page page, CurrentMember member, Model model) {
        var asked = registers.askedToday(member.tenant());
        var entered = keys.enteredAt(member.tenant());
        List<AskedRegister> lines = Stream.of(RegisterName.values())
                .map(each -> new AskedRegister(each, asked.getOrDefault(each, 0), entered.get(each)))
                .toList();
        model.addAttribute("registers", lines);
        model.addAttribute("most", registers.questionsADay());
        return "desk/settings-registers";
    }

    @PostMapping("/settings/registers/{register}/key")
    String saveKey(
            Page page,
            CurrentMember member,
            @PathVariable String register,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes next) {
        try {
            keys.save(member.tenant(), named(register), key, member.name());
            page.say(next, "desk.registers.key-saved");
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
        }
        return "redirect:/settings/registers";
    }

    @PostMapping("/settings/registers/{register}/key/removal")
    String removeKey(Page page, CurrentMember member, @PathVariable String register, RedirectAttributes next) {
        keys.remove(member.tenant(), named(register), member.name());
        page.say(next, "desk.registers.key-removed");
        return "redirect:/settings/registers";
    }

    @PostMapping("/settings/registers/reading")
    String read(Page page, CurrentMember member, RedirectAttributes next) {
        int read = watch.read(companies.find(member.tenant()).orElseThrow());
        page.say(next, "desk.registers.read", read, page.in().number(read));
        return "redirect:/settings/registers";
    }

    private static RegisterName named(String code) {
        return RegisterName.of(code)
                .filter(RegisterName::asksForKey)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
