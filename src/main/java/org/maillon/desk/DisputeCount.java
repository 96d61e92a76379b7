package org.maillon.desk;

import org.maillon.access.CurrentMember;
import org.maillon.disputes.Disputes;
import org.springframework.stereotype.Component;

/** Beside the disputes: those that are open. */
@Component
class DisputeCount implements PlaceCount {
    private final Disputes disputes;

    DisputeCount(Disputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public Place place() {
        return Place.DISPUTES;
    }

    @Override
    public long count(CurrentMember member) {
        return disputes.countOpen(member.tenant());
    }
}
