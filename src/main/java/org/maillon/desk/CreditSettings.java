package org.maillon.desk;

import java.util.List;
import java.util.OptionalLong;
import org.maillon.access.Role;
import org.maillon.credit.CreditPolicy;
import org.maillon.kernel.Language;
import org.maillon.kernel.TypedAmount;

/** The credit policy as its form shows it. */
public final class CreditSettings {
    /** Those whose ceiling a company chooses; an owner has none. */
    public static final List<Role> ROLES = List.of(Role.COLLECTOR, Role.CREDIT_MANAGER);

    private CreditSettings() {}

    /** Up to how much a role decides; empty: any amount; 0 where it decides nothing. */
    public static String shown(CreditPolicy policy, Role role, Language language) {
        return policy.deciders().stream()
                .filter(it -> it.role() == role)
                .findFirst()
                .map(it -> shown(it.upToCents(), language))
                .orElse("0");
    }

    public static String shown(OptionalLong cents, Language language) {
        return cents.isPresent() ? TypedAmount.shown(cents.getAsLong(), language) : "";
    }
}
