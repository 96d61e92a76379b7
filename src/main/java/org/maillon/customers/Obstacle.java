package org.maillon.customers;

import java.util.Optional;
import org.maillon.kernel.Code;
import org.maillon.kernel.Money;

/** Why nothing that bears on it may be erased yet; the amount where there is one. */
public record Obstacle(AccountId account, Reason reason, Optional<Money> amount) {
    public Obstacle(AccountId account, Reason reason) {
        this(account, reason, Optional.empty());
    }

    /** Each has a sentence, {@code privacy.obstacle.<code>}, that says what would lift it. */
    public enum Reason {
        OPEN_DEBT,
        OPEN_CREDIT,
        OPEN_DISPUTE,
        OPEN_ORDER,
        OPEN_INSOLVENCY;

        public String code() {
            return Code.of(this);
        }
    }
}
