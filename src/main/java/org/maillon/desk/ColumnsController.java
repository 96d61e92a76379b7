package org.maillon.desk;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.imports.Import;
import org.maillon.imports.ImportId;
import org.maillon.imports.ImportRun;
import org.maillon.imports.Imports;
import org.maillon.imports.SheetField;
import org.maillon.imports.SheetLook;
import org.maillon.kernel.Code;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the columns of a list hold: proposed, corrected by a person, remembered for every list with the same headings. */
@Controller
@Needs(Permission.IMPORT)
class ColumnsController {
    private static final int SHOWN = 3;

    private final Imports imports;
    private final ImportRun run;
    private final AuditTrail trail;

    ColumnsController(Imports imports, ImportRun run, AuditTrail trail) {
        this.imports = imports;
        this.run = run;
        this.trail = trail;
    }

    @GetMapping("/imports/{id}/columns/{file}")
    String columns(Page page, CurrentMember member, @PathVariable long id, @PathVariable int file, Model model)
            throws IOException {
        var found = refused(member, id);
        var look = look(member, found, file);
        return show(found, file, look, look.layout().fields(), model);
    }

    @PostMapping("/imports/{id}/columns/{file}")
    String explain(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @PathVariable int file,
            @RequestParam Map<String, String> form,
            Model model)
            throws IOException {
        var found = refused(member, id);
        var look = look(member, found, file);
        var chosen = chosen(form, look.layout().headers().size());
        var layout = look.layout().withMapping(chosen);
        var twice = chosen.size() != chosen.values().stream().distinct().count();
        if (twice || !layout.missing().isEmpty()) {
            model.addAttribute("problem", page.t(twice ? "desk.columns.twice" : "desk.columns.missing"));
            return show(found, file, look, chosen, model);
        }
        imports.saveMapping(member.tenant(), layout);
        imports.tryAgain(member.tenant(), found.id());
        trail.record(
                member.tenant(),
                member.name(),
                "columns-explained",
                found.files().get(file - 1).name(),
                "");
        run.start(member.tenant(), found.id());
        return "redirect:/imports/" + id;
    }

    private String show(Import found, int file, SheetLook look, Map<Integer, SheetField> fields, Model model) {
        model.addAttribute("found", found);
        model.addAttribute("file", found.files().get(file - 1));
        model.addAttribute("headers", look.layout().headers());
        model.addAttribute("confidence", look.layout().confidence());
        model.addAttribute("sample", look.sample().stream().limit(SHOWN).toList());
        model.addAttribute("fields", fields);
        return "desk/columns";
    }

    private Import refused(CurrentMember member, long id) {
        return imports.find(member.tenant(), new ImportId(id))
                .filter(it -> it.kind() == Import.Kind.OPEN_ITEMS && it.state() == Import.State.REFUSED)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private SheetLook look(CurrentMember member, Import found, int file) throws IOException {
        return imports.proposeMapping(member.tenant(), found.id(), file)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Map<Integer, SheetField> chosen(Map<String, String> form, int columns) {
        var chosen = new HashMap<Integer, SheetField>();
        for (int column = 0; column < columns; column++) {
            var code = form.getOrDefault("column" + column, "");
            var at = column;
            Arrays.stream(SheetField.values())
                    .filter(field -> Code.of(field).equals(code))
                    .forEach(field -> chosen.put(at, field));
        }
        return chosen;
    }
}
