package org.maillon.payments;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.evidence.Author;
import org.maillon.kernel.TenantId;
import org.maillon.payments.PromiseAnswer.Made;
import org.maillon.tasks.Task;
import org.springframework.stereotype.Service;

/** What a customer promises when called for a task: the item of the task, else all that the account owes. */
@Service
public class CallPromises {
    private final Promises promises;

    CallPromises(Promises promises) {
        this.promises = promises;
    }

    /** Writes the promise down; answers why where it was not. */
    public Optional<PromiseAnswer> refusal(
            TenantId tenant, Task task, LocalDate promisedOn, String note, Author by, LocalDate today) {
        var currency = Currency.getInstance(task.facts().getOrDefault("currency", "EUR"));
        var promise = new NewPromise(
                task.accountId(),
                currency,
                task.openItem(),
                OptionalLong.empty(),
                promisedOn,
                PromiseChannel.PHONE,
                note);
        var answer = promises.make(tenant, promise, by, today);
        return answer instanceof Made ? Optional.empty() : Optional.of(answer);
    }
}
