package org.maillon.payments;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;

/**
 * What an account owes, spread over days both agreed on.
 *
 * @param account the code of its account
 * @param totalCents what was open of its items when it was drawn up
 * @param signedDocument the text the customer signed
 */
public record RepaymentPlan(
        long id,
        AccountId accountId,
        String account,
        String accountName,
        Currency currency,
        long totalCents,
        boolean allDueWhenMissed,
        PlanState state,
        LocalDate createdOn,
        String createdBy,
        Optional<LocalDate> proposedOn,
        Optional<LocalDate> signedOn,
        Optional<String> signedBy,
        Optional<DocumentId> signedDocument,
        List<Part> items,
        List<Instalment> instalments) {
    /** An item of the plan with what was open of it then. */
    public record Part(long openItem, String reference, long openCents) {}

    RepaymentPlan with(List<Part> items, List<Instalment> instalments) {
        return new RepaymentPlan(
                id,
                accountId,
                account,
                accountName,
                currency,
                totalCents,
                allDueWhenMissed,
                state,
                createdOn,
                createdBy,
                proposedOn,
                signedOn,
                signedBy,
                signedDocument,
                items,
                instalments);
    }

    /** How it stands in the evidence. */
    public String subject() {
        return "account/" + accountId.value() + "/repayment-plan/" + id;
    }
}
