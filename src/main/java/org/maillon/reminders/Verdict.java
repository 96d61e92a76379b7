package org.maillon.reminders;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.maillon.customers.Contact.Role;
import org.maillon.kernel.Code;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.DoorStore.Taken;

/** What the rules say of a message now: its steps, those of them that no longer stand, and the account's decision. */
record Verdict(QueuedMessage message, List<Taken> ours, Map<Long, Reason> gone, AccountDecision decision) {
    List<ItemDecision> chased() {
        var decided = decision.byItem();
        return ours.stream()
                .map(step -> decided.get(step.openItem()))
                .filter(item -> item != null && item.leavesNow())
                .toList();
    }

    boolean asksSuperiors() {
        return chased().stream()
                .flatMap(item -> Stream.ofNullable(item.step()))
                .anyMatch(step -> step.copies().contains(Role.SUPERIOR));
    }

    Stream<Long> items() {
        return chased().stream().map(ItemDecision::openItem);
    }

    boolean leavesWhole() {
        return gone.isEmpty() && !ours.isEmpty();
    }

    Tone tone() {
        return Code.read(Tone.class, message.step());
    }
}
