package org.maillon.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Language;

/**
 * A line of the log: what was said to whom, or why not.
 *
 * @param account the code of the customer account
 * @param at when it came into its state
 * @param reason the key of the sentence that says why it failed, was cancelled, waits or is in doubt
 * @param lastError the words of the last attempt that failed
 * @param recipient empty until it leaves; so are language, subject and messageId
 * @param answer the mail server's words of acceptance
 */
public record Message(
        long id,
        long accountId,
        String account,
        String accountName,
        String source,
        String key,
        Currency currency,
        Channel channel,
        String step,
        MessageState state,
        Instant at,
        @Nullable String reason,
        LocalDate decidedOn,
        Instant notBefore,
        int attempts,
        @Nullable String lastError,
        @Nullable String recipient,
        @Nullable Language language,
        @Nullable String subject,
        @Nullable String messageId,
        @Nullable String answer,
        @Nullable Instant sentAt) {}
