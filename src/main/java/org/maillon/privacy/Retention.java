package org.maillon.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** The retention rules of a company: the law's, and what it chose within them. */
@Service
public class Retention {
    /** Beyond this nobody can show a need. */
    public static final int MOST_MONTHS = 600;

    private final TenantScope scope;
    private final Tenants tenants;
    private final RetentionStore store;
    private final AuditTrail trail;
    private final Clock clock;

    Retention(TenantScope scope, Tenants tenants, RetentionStore store, AuditTrail trail, Clock clock) {
        this.scope = scope;
        this.tenants = tenants;
        this.store = store;
        this.trail = trail;
        this.clock = clock;
    }

    /** One rule for each kind of record but the identity of an account, which follows the others. */
    public List<RetentionRule> rules(TenantId tenant, LocalDate today) {
        return List.copyOf(byKind(tenant, today).values());
    }

    Map<RecordKind, RetentionRule> byKind(TenantId tenant, LocalDate today) {
        var chosen = scope.in(tenant, () -> store.chosen(tenant));
        var rules = new EnumMap<RecordKind, RetentionRule>(RecordKind.class);
        for (var kind : RecordKind.values()) {
            if (kind == RecordKind.IDENTITY) continue;
            var law = law(tenant, kind, today);
            var months = chosen.get(kind);
            rules.put(kind, months == null ? RetentionRule.usual(law) : RetentionRule.chosen(law, months));
        }
        return rules;
    }

    private LegalRule law(TenantId tenant, RecordKind kind, LocalDate today) {
        var company = tenants.find(tenant).orElseThrow();
        return RetentionLaw.IN_FORCE.of(company.country(), kind, today);
    }

    /**
     * Keeps a kind of record so many months from now on; refused below what a law asks for and beyond what it allows.
     *
     * @param months from 1 to {@link #MOST_MONTHS}
     */
    public RetentionAnswer change(TenantId tenant, RecordKind kind, int months, String by, LocalDate today) {
        if (kind == RecordKind.IDENTITY || months < 1 || months > MOST_MONTHS)
            throw new InvalidValue("privacy.wrong.months", Integer.toString(MOST_MONTHS));
        var law = law(tenant, kind, today);
        if (months < law.least()) return new RetentionAnswer.Refused(law, true);
        if (law.most() > 0 && months > law.most()) return new RetentionAnswer.Refused(law, false);
        return scope.in(tenant, () -> {
            store.choose(tenant, kind, months, by, clock.instant());
            store.lookAgain(tenant, today);
            trail.record(tenant, by, "retention-rule-changed", kind.code(), Integer.toString(months));
            return new RetentionAnswer.Done(
                    Objects.requireNonNull(byKind(tenant, today).get(kind)));
        });
    }

    /** The kinds that have a rule, in the order in which they are shown. */
    public static List<RecordKind> kinds() {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> kind != RecordKind.IDENTITY)
                .toList();
    }
}
