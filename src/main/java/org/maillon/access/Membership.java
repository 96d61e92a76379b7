package org.maillon.access;

import org.maillon.kernel.TenantId;

/** What a person is in one company. */
public record Membership(TenantId tenant, String company, boolean demo, Member member, Role role) {
    CurrentMember current() {
        return new CurrentMember(
                CurrentMember.Kind.MEMBER, member.id(), member.name(), tenant, role, member.language());
    }
}
