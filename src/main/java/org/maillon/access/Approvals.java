package org.maillon.access;

import java.time.Instant;
import java.util.List;
import org.maillon.access.FourEyesRules.Verdict;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Who may agree to what somebody asked for, and whether a yes counts. */
@Service
public class Approvals {
    private final Members members;

    Approvals(Members members) {
        this.members = members;
    }

    /** The members who may do such a thing, without the one who asks. */
    public List<Long> approvers(TenantId tenant, Permission needed, long asker) {
        return members.of(tenant).stream()
                .filter(each -> each.role().allows(needed))
                .map(each -> each.member().id())
                .filter(id -> id != asker)
                .toList();
    }

    /** @param password looked at only where nobody else could agree and the two days are over */
    public Verdict agree(
            CurrentMember by, Permission needed, FourEyesRules.Request request, String password, Instant now) {
        if (by.kind() != CurrentMember.Kind.MEMBER || !by.may(needed)) return Verdict.NOT_ENTITLED;
        var unconfirmed = FourEyesRules.approve(request, by.id(), false, now);
        return unconfirmed == Verdict.WRONG_PASSWORD
                ? FourEyesRules.approve(request, by.id(), members.confirm(by, password), now)
                : unconfirmed;
    }
}
