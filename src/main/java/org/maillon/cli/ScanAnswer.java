package org.maillon.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.imports.FileProblem;
import org.maillon.imports.ImportedFile;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.steering.AccountStanding;
import org.maillon.steering.AgedBalance;
import org.maillon.steering.Dso;
import org.maillon.steering.PaymentHistory;

/**
 * What a scan says in JSON. Amounts are cents, days ISO; a figure that cannot be counted is null.
 *
 * @param tenant the company under which it was kept, null where it was not
 */
record ScanAnswer(
        LocalDate asOf,
        String currency,
        List<File> files,
        int accounts,
        long openItems,
        long openCents,
        long overdueCents,
        long unallocatedCents,
        Ageing ageing,
        Dso dso,
        PaymentHistory history,
        Claims claimable,
        List<Account> byAccount,
        List<DueReminders.Due> reminders,
        Optional<Long> tenant) {

    /** What the customer of a code is called. */
    String nameOf(String code) {
        return byAccount.stream()
                .filter(account -> account.account().equals(code))
                .map(Account::name)
                .findFirst()
                .orElse(code);
    }

    record File(
            String name,
            long lines,
            String encoding,
            String separator,
            long debitCents,
            long creditCents,
            boolean balanced,
            Optional<LocalDate> firstOn,
            Optional<LocalDate> lastOn,
            List<Problem> problems) {
        static File of(ImportedFile file, Language language) {
            var texts = Texts.in(language);
            return new File(
                    file.name(),
                    file.lines(),
                    file.encoding(),
                    file.separator(),
                    file.debitCents(),
                    file.creditCents(),
                    file.balanced(),
                    file.firstOn(),
                    file.lastOn(),
                    file.problems().stream()
                            .map(problem -> Problem.of(problem, texts))
                            .toList());
        }
    }

    /** Line 1 is the first of the file, 0 stands for the whole file; so for columns. */
    record Problem(int line, int column, String code, String message) {
        static Problem of(FileProblem problem, Texts texts) {
            var code = Code.of(problem.code());
            return new Problem(problem.line(), problem.column(), code, problem.say(texts));
        }
    }

    /** Cents by days late. */
    record Ageing(long notDue, long d1to30, long d31to60, long d61to90, long over90) {
        static Ageing of(AgedBalance balance) {
            return new Ageing(
                    balance.notDue().cents(),
                    balance.d1to30().cents(),
                    balance.d31to60().cents(),
                    balance.d61to90().cents(),
                    balance.over90().cents());
        }
    }

    /** The reason stands where the interest is null. */
    record Claims(OptionalLong interestCents, long recoveryFeeCents, long invoices, Optional<String> refused) {}

    record Account(
            String account,
            String name,
            long balanceCents,
            long openCents,
            long unallocatedCents,
            long overdueCents,
            int daysLateMax,
            Optional<BigDecimal> averageDaysToPay) {
        static Account of(AccountStanding standing) {
            return new Account(
                    standing.code(),
                    standing.name(),
                    standing.balanceCents(),
                    standing.openCents(),
                    standing.unallocatedCents(),
                    standing.overdueCents(),
                    standing.daysLateMax(),
                    standing.averageDaysToPay());
        }
    }

    /** Instead of the figures, where the files were refused. */
    record Refusal(List<File> files, String refused) {}

    ScanAnswer keptAs(TenantId kept) {
        return new ScanAnswer(
                asOf,
                currency,
                files,
                accounts,
                openItems,
                openCents,
                overdueCents,
                unallocatedCents,
                ageing,
                dso,
                history,
                claimable,
                byAccount,
                reminders,
                Optional.of(kept.value()));
    }
}
