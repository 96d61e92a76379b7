package org.maillon.access;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links that let one person in, once, before they have a password. The token is shown once and never kept. */
@Service
public class SetupLinks {
    private static final Duration LIFE = Duration.ofDays(7);

    private final SetupLinkStore store;
    private final MemberStore members;
    private final Tenants tenants;
    private final TenantScope scope;
    private final AuditTrail trail;
    private final PasswordEncoder passwords;
    private final Attempts attempts;
    private final Clock clock;

    SetupLinks(
            SetupLinkStore store,
            MemberStore members,
            Tenants tenants,
            TenantScope scope,
            AuditTrail trail,
            PasswordEncoder passwords,
            Attempts attempts,
            Clock clock) {
        this.store = store;
        this.members = members;
        this.tenants = tenants;
        this.scope = scope;
        this.trail = trail;
        this.passwords = passwords;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * A new link, good for seven days: the path {@code /first-start?token=…}. Without a tenant it founds a company whose
     * owner its bearer becomes.
     */
    @Transactional
    public String create(@Nullable TenantId tenant, Role role) {
        return insert(tenant, null, role);
    }

    /** The link to print when the server starts and nobody at all can sign in; empty as soon as somebody can. */
    @Transactional
    public Optional<String> firstStart() {
        return members.any() ? Optional.empty() : Optional.of(insert(null, null, Role.OWNER));
    }

    /** A link into the member's company for one e-mail address. */
    public String invite(CurrentMember by, String email, Role role) {
        var address = email.strip().toLowerCase(Locale.ROOT);
        return scope.in(by.tenant(), () -> {
            trail.record(by.tenant(), by.name(), "member-invited", address, role.code());
            return insert(by.tenant(), address, role);
        });
    }

    /** What a link gives; empty when it was used, is too old or never was. */
    @Transactional(readOnly = true)
    public Optional<SetupLink> find(String token) {
        return store.find(token, clock.instant());
    }

    /**
     * Uses a link: founds the company where it has none, and makes its bearer a member. A person who already has an
     * account gives its password and joins the company. A refusal leaves the link good.
     */
    @Transactional
    public Registration redeem(String token, Applicant applicant) {
        var found = find(token);
        if (found.isEmpty()) return refused(Registration.Reason.LINK_UNUSABLE);
        var link = found.get();
        if (link.email() != null && !link.email().equals(applicant.email())) {
            return refused(Registration.Reason.LINK_UNUSABLE);
        }
        var faults = applicant.faults(link.isFounding());
        var known = members.credentials(applicant.email());
        if (known.isPresent() && !attempts.begin(applicant.email(), token)) {
            return refused(Registration.Reason.TOO_OFTEN);
        }
        if (known.isEmpty() ? members.isTaken(applicant.email()) : !proves(applicant, known.get())) {
            faults.add(Registration.Reason.EMAIL_TAKEN);
        }
        if (!faults.isEmpty()) return new Registration.Refused(EnumSet.copyOf(faults));
        if (!store.use(token, clock.instant())) return refused(Registration.Reason.LINK_UNUSABLE);
        return new Registration.Registered(admit(tenantOf(link, applicant), link.role(), applicant, known));
    }

    private Membership admit(TenantId tenant, Role role, Applicant applicant, Optional<MemberStore.Credentials> known) {
        return scope.in(tenant, () -> {
            var member = known.map(MemberStore.Credentials::member)
                    .orElseGet(() -> members.insert(
                            applicant, String.valueOf(passwords.encode(applicant.password())), clock.instant()));
            members.admit(tenant, member, role);
            trail.record(tenant, applicant.name(), "member-admitted", applicant.email(), role.code());
            return members.find(tenant, member).orElseThrow();
        });
    }

    private TenantId tenantOf(SetupLink link, Applicant applicant) {
        if (link.tenant() != null) return link.tenant();
        var country = applicant.language() == org.maillon.kernel.Language.NL ? "BE" : "FR";
        return tenants.create(applicant.company(), Tenant.Purpose.LIVE, country, applicant.language())
                .id();
    }

    private boolean proves(Applicant applicant, MemberStore.Credentials known) {
        return passwords.matches(applicant.password(), known.passwordHash());
    }

    private String insert(@Nullable TenantId tenant, @Nullable String email, Role role) {
        var token = Token.random();
        var now = clock.instant();
        store.insert(token, tenant, email, role, now, now.plus(LIFE));
        return "/first-start?token=" + token;
    }

    private static Registration refused(Registration.Reason reason) {
        return new Registration.Refused(EnumSet.of(reason));
    }
}
