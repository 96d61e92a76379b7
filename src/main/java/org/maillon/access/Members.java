package org.maillon.access;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who can sign in, and what each is in which company. */
@Service
public class Members {
    /** What came of changing or ending a membership. */
    public enum Change {
        DONE,
        /** Refused: somebody must be able to let others in. */
        LAST_OWNER,
        /** There is no such person in this company. */
        UNKNOWN
    }

    private final MemberStore store;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final PasswordEncoder passwords;
    private final Attempts attempts;
    private final Clock clock;

    Members(
            MemberStore store,
            AuditTrail trail,
            TenantScope scope,
            PasswordEncoder passwords,
            Attempts attempts,
            Clock clock) {
        this.attempts = attempts;
        this.store = store;
        this.trail = trail;
        this.scope = scope;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whether nobody at all can sign in yet. */
    @Transactional(readOnly = true)
    public boolean none() {
        return !store.any();
    }

    /** Makes somebody a member of a company that exists; the applicant's company name is not looked at. */
    public Registration register(TenantId tenant, Role role, Applicant applicant, String who) {
        return scope.in(tenant, () -> admit(tenant, role, applicant, who));
    }

    /** The company's people, by name. */
    @Transactional(readOnly = true)
    public List<Membership> of(TenantId tenant) {
        return store.ofCompany(tenant);
    }

    /** The companies a person may work for; empty for an API key's id. */
    @Transactional(readOnly = true)
    public List<Membership> companies(CurrentMember member) {
        return member.kind() == CurrentMember.Kind.MEMBER ? store.ofMember(member.id()) : List.of();
    }

    /** Whether it is really this person who asks: the password once more, tried no more often than at the door. */
    @Transactional(readOnly = true)
    public boolean confirm(CurrentMember member, String password) {
        if (member.kind() != CurrentMember.Kind.MEMBER) return false;
        var email = store.find(member.tenant(), member.id())
                .map(found -> found.member().email());
        if (email.isEmpty() || !attempts.begin(email.get(), "member " + member.id())) return false;
        boolean right = store.credentials(email.get())
                .filter(found -> passwords.matches(password, found.passwordHash()))
                .isPresent();
        if (right) attempts.succeeded(email.get(), "member " + member.id());
        return right;
    }

    /** Gives somebody another role; the last owner stays one. */
    public Change changeRole(CurrentMember by, long member, Role role) {
        return change(
                by,
                member,
                role != Role.OWNER,
                "role-changed",
                role.code(),
                () -> store.admit(by.tenant(), member, role));
    }

    /** Ends a membership; the person may still belong to other companies. The last owner stays. */
    public Change remove(CurrentMember by, long member) {
        return change(by, member, true, "member-removed", "", () -> store.expel(by.tenant(), member));
    }

    /** The language of a person's pages from now on. */
    @Transactional
    public void speak(CurrentMember member, Language language) {
        if (member.kind() == CurrentMember.Kind.MEMBER) store.speak(member.id(), language);
    }

    /** What a person is in a company now; empty once removed or disabled. */
    @Transactional(readOnly = true)
    Optional<Membership> find(TenantId tenant, long member) {
        return store.find(tenant, member);
    }

    private Registration admit(TenantId tenant, Role role, Applicant applicant, String who) {
        var faults = applicant.faults(false);
        if (store.isTaken(applicant.email())) faults.add(Registration.Reason.EMAIL_TAKEN);
        if (!faults.isEmpty()) return new Registration.Refused(EnumSet.copyOf(faults));
        var member = store.insert(applicant, String.valueOf(passwords.encode(applicant.password())), clock.instant());
        store.admit(tenant, member, role);
        trail.record(tenant, who, "member-admitted", applicant.email(), role.code());
        return new Registration.Registered(store.find(tenant, member).orElseThrow());
    }

    private Change change(
            CurrentMember by, long member, boolean losesOwner, String act, String detail, Runnable write) {
        return scope.in(by.tenant(), () -> {
            var owners = store.lockOwners(by.tenant());
            var found = store.find(by.tenant(), member);
            if (found.isEmpty()) return Change.UNKNOWN;
            if (losesOwner && owners.equals(List.of(member))) return Change.LAST_OWNER;
            write.run();
            trail.record(by.tenant(), by.name(), act, found.get().member().email(), detail);
            return Change.DONE;
        });
    }
}
