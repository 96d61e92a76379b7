package org.maillon.messages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which messages to list: of one account, of one day of decision, in one state; null asks for all. */
public record MessageFilter(
        @Nullable Long accountId,
        @Nullable LocalDate on,
        @Nullable MessageState state) {
    public static final MessageFilter ALL = new MessageFilter(null, null, null);

    public MessageFilter ofAccount(long id) {
        return new MessageFilter(id, on, state);
    }

    public MessageFilter decidedOn(LocalDate day) {
        return new MessageFilter(accountId, day, state);
    }

    public MessageFilter in(MessageState wanted) {
        return new MessageFilter(accountId, on, wanted);
    }
}
