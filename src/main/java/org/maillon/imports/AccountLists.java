package org.maillon.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.Customers;
import org.maillon.customers.NewAccount;
import org.maillon.customers.Opening;
import org.maillon.customers.Openings;
import org.maillon.kernel.Texts;
import org.springframework.stereotype.Service;

/**
 * Lists of customers, CSV or XLSX, with their people and addresses: each line an account. A list is taken whole or not at
 * all, or without the lines that are wrong, as was chosen; the same list again opens nothing.
 */
@Service
public class AccountLists {
    private final TenantScope scope;
    private final Tenants companies;
    private final Customers customers;
    private final Openings openings;
    private final AuditTrail trail;

    AccountLists(TenantScope scope, Tenants companies, Customers customers, Openings openings, AuditTrail trail) {
        this.scope = scope;
        this.companies = companies;
        this.customers = customers;
        this.openings = openings;
        this.trail = trail;
    }

    private record Line(int number, NewAccount account) {}

    /** @param butProblems open what can be opened and name the other lines; else a single problem refuses all */
    public AccountListResult take(CurrentMember member, Path file, boolean butProblems, LocalDate today)
            throws IOException {
        AccountSheet sheet;
        try {
            sheet = AccountSheet.read(file);
        } catch (SheetRows.Unreadable e) {
            var message = e.problem().say(Texts.in(member.language()));
            return new AccountListResult(
                    true,
                    0,
                    List.of(),
                    0,
                    List.of(new AccountListResult.Problem(e.problem().line(), 0, message)));
        }
        var problems = new ArrayList<AccountListResult.Problem>();
        var lines = lines(member, sheet, problems);
        if (!problems.isEmpty() && !butProblems)
            return new AccountListResult(true, sheet.rows().size(), List.of(), 0, problems);
        return scope.in(member.tenant(), () -> {
            var result = open(member, lines, sheet, problems, butProblems, today);
            if (!result.refused())
                trail.record(
                        member.tenant(),
                        member.name(),
                        "accounts-imported",
                        file.getFileName().toString(),
                        String.valueOf(result.opened().size()));
            return result;
        });
    }

    private List<Line> lines(CurrentMember member, AccountSheet sheet, List<AccountListResult.Problem> problems) {
        var country = companies.find(member.tenant()).map(Tenant::country).orElse("FR");
        var lines = new ArrayList<Line>();
        for (var row : sheet.rows()) {
            var parse = new AccountListParse(sheet, row, member.language());
            parse.account(country).ifPresent(it -> lines.add(new Line(row.line(), it)));
            problems.addAll(parse.problems());
        }
        return lines;
    }

    /** What an opening refuses is found before the first is opened where all or nothing was asked. */
    private AccountListResult open(
            CurrentMember member,
            List<Line> lines,
            AccountSheet sheet,
            List<AccountListResult.Problem> problems,
            boolean butProblems,
            LocalDate today) {
        var fresh = lines.stream().filter(it -> !isKnown(member, it.account())).toList();
        int known = lines.size() - fresh.size();
        if (!butProblems) {
            fresh.forEach(it -> refusals(openings.examine(member.tenant(), it.account(), today), it, member, problems));
            if (!problems.isEmpty())
                return new AccountListResult(true, sheet.rows().size(), List.of(), known, problems);
        }
        var opened = new ArrayList<String>();
        for (var line : fresh) {
            if (isKnown(member, line.account())) {
                known++;
                continue;
            }
            var opening = openings.open(member.tenant(), line.account(), today);
            if (opening instanceof Opening.Opened done)
                opened.add(done.account().code());
            else refusals(opening, line, member, problems);
        }
        return new AccountListResult(false, sheet.rows().size(), opened, known, problems);
    }

    /** The same list again, or the same company twice in it. */
    private boolean isKnown(CurrentMember member, NewAccount account) {
        var code = account.code();
        return code.isPresent()
                ? customers.findByCode(member.tenant(), code.get()).isPresent()
                : openings.twin(member.tenant(), account.numbers()).isPresent();
    }

    private static void refusals(
            Opening opening, Line line, CurrentMember member, List<AccountListResult.Problem> problems) {
        if (opening instanceof Opening.Refused(var reasons))
            reasons.forEach(it ->
                    problems.add(new AccountListResult.Problem(line.number(), 0, it.sentence(member.language()))));
    }
}
