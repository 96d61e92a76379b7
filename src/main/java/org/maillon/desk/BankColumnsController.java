package org.maillon.desk;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.bank.BankColumn;
import org.maillon.bank.BankSheetLook;
import org.maillon.bank.ColumnMapping;
import org.maillon.kernel.Code;
import org.maillon.payments.BankColumns;
import org.maillon.payments.StatementRun;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the columns of a bank's list hold: asked once for each layout, shown, changed, forgotten. */
@Controller
@Needs(Permission.IMPORT)
class BankColumnsController {
    private static final int SHOWN = 3;

    private final BankColumns columns;
    private final StatementRun run;

    BankColumnsController(BankColumns columns, StatementRun run) {
        this.columns = columns;
        this.run = run;
    }

    @GetMapping("/receipts/statements/{id}/columns")
    String ask(Page page, CurrentMember member, @PathVariable long id, Model model) throws IOException {
        var look = look(member, id);
        return show("/receipts/statements/" + id + "/columns", look.mapping(), look.sample(), null, model);
    }

    @PostMapping("/receipts/statements/{id}/columns")
    String explain(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes next)
            throws IOException {
        var look = look(member, id);
        var problem = save(page, member, look.mapping(), form);
        if (problem != null)
            return show(
                    "/receipts/statements/" + id + "/columns",
                    look.mapping().with(chosen(form, look.mapping()), null, null),
                    look.sample(),
                    problem,
                    model);
        run.readAgain(member.tenant(), id);
        page.say(next, "desk.bank-columns.read-again");
        return "redirect:/receipts";
    }

    @GetMapping("/settings/bank-columns/{fingerprint}")
    String change(Page page, CurrentMember member, @PathVariable String fingerprint, Model model) {
        return show("/settings/bank-columns/" + fingerprint, kept(member, fingerprint), List.of(), null, model);
    }

    @PostMapping("/settings/bank-columns/{fingerprint}")
    String changed(
            Page page,
            CurrentMember member,
            @PathVariable String fingerprint,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes next) {
        var kept = kept(member, fingerprint);
        var problem = save(page, member, kept, form);
        if (problem != null)
            return show(
                    "/settings/bank-columns/" + fingerprint,
                    kept.with(chosen(form, kept), null, null),
                    List.of(),
                    problem,
                    model);
        page.say(next, "desk.bank-columns.saved");
        return "redirect:/settings/receipts";
    }

    @PostMapping("/settings/bank-columns/{fingerprint}/forgetting")
    String forget(Page page, CurrentMember member, @PathVariable String fingerprint, RedirectAttributes next) {
        if (!columns.forget(member.tenant(), fingerprint, member.name()))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        page.say(next, "desk.bank-columns.forgotten");
        return "redirect:/settings/receipts";
    }

    /** Why it was not kept; null where it was. */
    private @Nullable String save(Page page, CurrentMember member, ColumnMapping look, Map<String, String> form) {
        var chosen = chosen(form, look);
        long single =
                chosen.values().stream().filter(each -> each != BankColumn.TEXT).count();
        long distinct = chosen.values().stream()
                .filter(each -> each != BankColumn.TEXT)
                .distinct()
                .count();
        if (single != distinct) return page.t("desk.columns.twice");
        var missing = columns.save(member.tenant(), look, chosen, member.name());
        return missing.isEmpty()
                ? null
                : page.t("desk.bank-columns.missing", page.t("desk.bank-column." + code(missing.getFirst())));
    }

    private static String show(
            String action, ColumnMapping mapping, List<List<String>> sample, @Nullable String problem, Model model) {
        model.addAttribute("action", action);
        model.addAttribute("mapping", mapping);
        model.addAttribute("sample", sample.stream().limit(SHOWN).toList());
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/bank-columns";
    }

    private BankSheetLook look(CurrentMember member, long file) throws IOException {
        return columns.look(member.tenant(), file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ColumnMapping kept(CurrentMember member, String fingerprint) {
        return columns.find(member.tenant(), fingerprint)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Map<Integer, BankColumn> chosen(Map<String, String> form, ColumnMapping mapping) {
        var chosen = new HashMap<Integer, BankColumn>();
        for (int column = 0; column < mapping.headers().size(); column++) {
            var said = form.getOrDefault("column" + column, "");
            var at = column;
            Arrays.stream(BankColumn.values())
                    .filter(each -> code(each).equals(said))
                    .forEach(each -> chosen.put(at, each));
        }
        return chosen;
    }

    private static String code(BankColumn column) {
        return Code.of(column);
    }
}
