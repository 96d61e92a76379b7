package org.maillon.desk;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.Customers;
import org.maillon.imports.FileProblem;
import org.maillon.imports.Import;
import org.maillon.imports.ImportId;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.ImportRun;
import org.maillon.imports.ImportedFile;
import org.maillon.imports.Imports;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files on their way in: handed over, followed while they are read, and what came of them. */
@Controller
@Needs(Permission.IMPORT)
class ImportsController {
    private static final int LATEST = 20;
    private static final int PROBLEMS = 200;

    private final Imports imports;
    private final ImportRun run;
    private final Customers customers;
    private final AuditTrail trail;

    ImportsController(Imports imports, ImportRun run, Customers customers, AuditTrail trail) {
        this.imports = imports;
        this.run = run;
        this.customers = customers;
        this.trail = trail;
    }

    @GetMapping("/imports")
    String imports(Page page, CurrentMember member, Model model) {
        var usual = PaymentTerms.parse(customers.usualTerms(member.tenant()).orElse(AccountPageController.LAW_DEFAULT));
        model.addAttribute("terms", usual.describe(page.language()));
        model.addAttribute("latest", imports.latest(member.tenant(), LATEST));
        return "desk/imports";
    }

    @PostMapping("/imports")
    String begin(
            Page page,
            CurrentMember member,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String terms,
            @RequestParam(defaultValue = "whole") String choice,
            RedirectAttributes next)
            throws IOException {
        var given = file == null
                ? List.<MultipartFile>of()
                : file.stream().filter(it -> !it.isEmpty()).toList();
        if (given.isEmpty()) return refuse(page.t("desk.imports.no-file"), next);
        try {
            var agreed = PaymentTerms.parse(terms);
            customers.changeUsualTerms(member.tenant(), agreed.canonical());
            var options = new ImportOptions(agreed, choice.equals("but-problems"));
            var id = run.begin(member.tenant(), kindOf(kind), uploads(given), options, member.name());
            trail.record(
                    member.tenant(),
                    member.name(),
                    "import-asked",
                    String.valueOf(given.getFirst().getOriginalFilename()),
                    page.in().number(given.size()));
            return "redirect:/imports/" + id.value();
        } catch (InvalidValue e) {
            return refuse(e.in(page.language()), next);
        }
    }

    @GetMapping("/imports/{id}")
    String found(Page page, CurrentMember member, @PathVariable long id, Model model) {
        show(page, find(member, id), model);
        return "desk/import";
    }

    /** The part of the page that changes; asked for again and again until the end. */
    @GetMapping("/imports/{id}/progress")
    String progress(Page page, CurrentMember member, @PathVariable long id, Model model) {
        show(page, find(member, id), model);
        return "desk/import-found";
    }

    /** After a refusal: all lines but those with a problem. */
    @PostMapping("/imports/{id}/acceptance")
    String accept(Page page, CurrentMember member, @PathVariable long id) {
        var found = find(member, id);
        if (found.state() == Import.State.REFUSED) {
            imports.acceptProblems(member.tenant(), found.id());
            trail.record(
                    member.tenant(),
                    member.name(),
                    "import-accepted",
                    found.files().getFirst().name(),
                    "");
            run.start(member.tenant(), found.id());
        }
        return "redirect:/imports/" + id;
    }

    private static List<ImportRun.Upload> uploads(List<MultipartFile> files) {
        return files.stream()
                .map(file -> new ImportRun.Upload(String.valueOf(file.getOriginalFilename()), file))
                .toList();
    }

    private Import find(CurrentMember member, long id) {
        return imports.find(member.tenant(), new ImportId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static void show(Page page, Import found, Model model) {
        model.addAttribute("found", found);
        model.addAttribute("most", PROBLEMS);
        model.addAttribute("columnsOf", unexplained(found));
        model.addAttribute("texts", Texts.in(page.language()));
    }

    /** The number of the first list whose columns nobody explained yet; 0 where there is none. */
    private static int unexplained(Import found) {
        if (found.state() != Import.State.REFUSED) return 0;
        return found.files().stream()
                .filter(file -> file.problems().stream()
                        .anyMatch(problem -> problem.code() == FileProblem.Code.MAPPING_UNKNOWN))
                .mapToInt(ImportedFile::number)
                .findFirst()
                .orElse(0);
    }

    private static Import.Kind kindOf(String code) {
        try {
            return Import.Kind.of(code);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static String refuse(String sentence, RedirectAttributes next) {
        next.addFlashAttribute(AccountActsController.PROBLEM, sentence);
        return "redirect:/imports";
    }
}
