package org.maillon.tasks;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;

/**
 * Something for a person to do.
 *
 * @param key 1 to 300 characters; a key is opened once per company, for ever
 * @param openItem the item it is about, where it is about one
 * @param dueOn the day on which it comes to the list
 * @param facts what the page shows beside the sentence, such as {@code phone}, {@code email}, {@code reference},
 *     {@code amountCents} with {@code currency}; {@code why} is the key of a sentence that says what to mend
 */
public record NewTask(
        String key,
        TaskKind kind,
        AccountId account,
        OptionalLong openItem,
        LocalDate dueOn,
        Map<String, String> facts) {
    public NewTask {
        facts = Map.copyOf(facts);
    }
}
