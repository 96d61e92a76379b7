package org.maillon.messages;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Asks a person to mend where a message should have gone: once a day for one customer, channel and address. */
@Component
class ContactFixes {
    private final Tasks tasks;

    ContactFixes(Tasks tasks) {
        this.tasks = tasks;
    }

    /** {@code why} is the key of the sentence that says what is wrong and what to do. */
    void ask(
            TenantId tenant,
            AccountId account,
            Channel channel,
            String why,
            Optional<String> recipient,
            LocalDate today) {
        var key = "fix-contact/" + account.value() + "/" + channel.code() + "/" + today + "/" + recipient.orElse("");
        var facts = new HashMap<String, String>();
        facts.put("why", why);
        facts.put("channel", channel.code());
        recipient.ifPresent(it -> facts.put("recipient", it));
        tasks.open(
                tenant,
                List.of(new NewTask(
                        key.substring(0, Math.min(300, key.length())),
                        TaskKind.FIX_CONTACT,
                        account,
                        OptionalLong.empty(),
                        today,
                        facts)));
    }
}
