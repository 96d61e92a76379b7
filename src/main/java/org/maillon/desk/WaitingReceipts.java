package org.maillon.desk;

import org.maillon.access.CurrentMember;
import org.maillon.payments.Receipt.State;
import org.maillon.payments.Receipts;
import org.springframework.stereotype.Component;

/** How many receipts wait for a person. */
@Component
class WaitingReceipts implements PlaceCount {
    private final Receipts receipts;

    WaitingReceipts(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public Place place() {
        return Place.RECEIPTS;
    }

    @Override
    public long count(CurrentMember member) {
        var counts = receipts.count(member.tenant());
        return counts.getOrDefault(State.PROPOSED, 0L) + counts.getOrDefault(State.UNKNOWN, 0L);
    }
}
