package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.imports.AccountLists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** A list of customers, taken whole or without the lines that are wrong. */
@Controller("deskAccountLists")
@Needs(Permission.EDIT_ACCOUNTS)
class AccountListController {
    private final AccountLists lists;
    private final Clock clock;

    AccountListController(AccountLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping("/accounts/import")
    String blank(Page page, Model model) {
        model.addAttribute("result", null);
        return "desk/account-list";
    }

    @PostMapping("/accounts/import")
    String take(
            Page page,
            CurrentMember member,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "whole") String choice,
            Model model,
            HttpServletResponse answer)
            throws IOException {
        if (file == null || file.isEmpty()) return "redirect:/accounts/import";
        var kept = Files.createTempFile("accounts", ".list");
        try {
            file.transferTo(kept);
            var result = lists.take(member, kept, choice.equals("but-problems"), LocalDate.now(clock));
            if (result.refused()) answer.setStatus(422);
            model.addAttribute("result", result);
            return "desk/account-list";
        } finally {
            Files.deleteIfExists(kept);
        }
    }
}
