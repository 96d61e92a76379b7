package org.maillon.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;

/**
 * A task as it stands.
 *
 * @param account the code of the customer account
 * @param facts see {@link NewTask}
 * @param result a word of the kind, such as {@code promised}; empty while it is open
 * @param answer what was noted with the result, such as {@code on} (a day) or {@code note}
 * @param closedBy the person; empty where the program closed it
 */
public record Task(
        long id,
        String key,
        TaskKind kind,
        AccountId accountId,
        String account,
        String accountName,
        OptionalLong openItem,
        LocalDate dueOn,
        Map<String, String> facts,
        TaskState state,
        Optional<String> result,
        Map<String, String> answer,
        Instant openedAt,
        @Nullable Instant closedAt,
        Optional<String> closedBy) {
    /** The key of the sentence that says what to do; its argument is the customer's name. */
    public String sentence() {
        return "tasks.kind." + kind.code();
    }
}
