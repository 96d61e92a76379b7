package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.imports.AccountListResult;
import org.maillon.imports.AccountLists;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/account-lists")
@Tag(name = "accounts")
class AccountListController {
    private final AccountLists lists;
    private final Clock clock;

    AccountListController(AccountLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    record Counts(int lines, int opened, int known) {}

    record Told(String state, Counts counts, List<String> opened, List<AccountListResult.Problem> problems) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(
            summary = "Open the accounts of a CSV or XLSX list; with acceptProblems all but the lines that are wrong")
    Told take(
            CurrentMember member,
            Reading reading,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String acceptProblems)
            throws IOException {
        if (file == null || file.isEmpty()) reading.wrong("file", "api.wrong.file");
        boolean butProblems = reading.flag("acceptProblems", acceptProblems);
        reading.orRefuse();
        var kept = Files.createTempFile("accounts", ".list");
        try {
            if (file != null) file.transferTo(kept);
            var result = lists.take(member, kept, butProblems, LocalDate.now(clock));
            return new Told(
                    result.refused() ? "refused" : "done",
                    new Counts(result.lines(), result.opened().size(), result.known()),
                    result.opened(),
                    result.problems());
        } finally {
            Files.deleteIfExists(kept);
        }
    }
}
