package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.sales.Actor;
import org.maillon.sales.SaleFile;
import org.maillon.sales.SaleFiles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Orders and prices from a file: dropped, taken whole or named line by line. */
@Controller
@Needs(Permission.EDIT_ACCOUNTS)
class SaleFilesController {
    private final SaleFiles files;
    private final Clock clock;

    SaleFilesController(SaleFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @GetMapping("/orders/files")
    String blank(Page page) {
        return "desk/sale-files";
    }

    @PostMapping("/orders/files")
    String take(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            HttpServletResponse answer,
            @RequestParam(defaultValue = "orders") String kind,
            @RequestParam(defaultValue = "") String leaveOut,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        if (file == null || file.isEmpty()) {
            model.addAttribute("problem", page.t("desk.sale-files.no-file"));
            answer.setStatus(422);
            return "desk/sale-files";
        }
        var taken = take(member, request, kind, leaveOut.equals("yes"), file);
        if (taken.isRefused()) answer.setStatus(422);
        model.addAttribute("file", taken);
        model.addAttribute("kind", kind);
        return "desk/sale-files";
    }

    private SaleFile take(
            CurrentMember member, HttpServletRequest request, String kind, boolean leaveOut, MultipartFile file)
            throws IOException {
        var by = Actor.of(member, request.getRemoteAddr());
        if (!kind.equals("prices"))
            return files.takeOrders(
                    member.tenant(),
                    file.getBytes(),
                    String.valueOf(file.getOriginalFilename()),
                    leaveOut,
                    by,
                    LocalDate.now(clock));
        if (!member.may(Permission.WAIVE)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return files.takePrices(member.tenant(), file.getBytes(), leaveOut, by);
    }
}
