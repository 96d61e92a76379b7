package org.maillon.reminders;

import static org.maillon.customers.Contact.Role.SUPERIOR;
import static org.maillon.messages.ReminderLetter.Tone.COURTESY;
import static org.maillon.messages.ReminderLetter.Tone.FIRST;
import static org.maillon.messages.ReminderLetter.Tone.SECOND;
import static org.maillon.messages.ReminderLetter.Tone.THIRD;

import java.util.List;

/** What a company that has set nothing may choose from; each goes live as the first version of its family. */
final class ReadyMade {
    private static final int A_WEEK = 7;
    private static final int CONTACTS_PER_WEEK = 2;
    private static final int TRANSIT_DAYS = 3;

    /** For everyone: a courtesy, three reminders, then a decision. */
    static final Scenario COURTESY_FIRST = scenario(
            "courtesy-first",
            Step.message(1, "courtesy", -7, COURTESY),
            Step.message(2, "first", 3, FIRST),
            Step.message(3, "second", 15, SECOND),
            Step.message(4, "third", 30, THIRD),
            Step.decision(5, "decide", 45));

    /** Asked early, called before written to; nothing firm leaves unread. */
    static final Scenario STRATEGIC = scenario(
            "strategic",
            Step.message(1, "courtesy", -10, COURTESY),
            Step.message(2, "call", 4, FIRST).by(Channel.CALL),
            Step.message(3, "first", 12, FIRST).worded("strategic-first").approved(),
            Step.message(4, "second", 25, SECOND).approved().copiedTo(SUPERIOR),
            Step.decision(5, "decide", 40));

    /** A public buyer pays in thirty days once the invoice is accepted in Chorus Pro: ask where it stands there. */
    static final Scenario PUBLIC_BUYER = scenario(
            "public-buyer",
            Step.message(1, "courtesy", -10, COURTESY).worded("public-courtesy"),
            Step.message(2, "first", 5, FIRST).worded("public-first"),
            Step.message(3, "second", 20, SECOND).worded("public-second"),
            Step.message(4, "third", 40, THIRD).by(Channel.LETTER),
            Step.decision(5, "decide", 60));

    /** Who made us wait before is written to sooner, and the superior reads along. */
    static final Scenario BAD_PAYER = scenario(
            "bad-payer",
            Step.message(1, "courtesy", -7, COURTESY),
            Step.message(2, "first", 1, FIRST),
            Step.message(3, "call", 8, SECOND).by(Channel.CALL),
            Step.message(4, "second", 15, SECOND).copiedTo(SUPERIOR),
            Step.message(5, "third", 23, THIRD)
                    .by(Channel.REGISTERED)
                    .approved()
                    .copiedTo(SUPERIOR),
            Step.decision(6, "decide", 33));

    /** Fourteen days between reminders, worded by the law of 2 August 2002. */
    static final Scenario BELGIUM = scenario(
            "belgium",
            Step.message(1, "courtesy", -7, COURTESY),
            Step.message(2, "first", 3, FIRST),
            Step.message(3, "second", 17, SECOND).worded("belgium-second"),
            Step.message(4, "third", 31, THIRD).worded("belgium-third"),
            Step.decision(5, "decide", 46));

    /** Few words, no paper, no telephone: what is small must not cost more than it brings. */
    static final Scenario SMALL_AMOUNTS = scenario(
            "small-amounts",
            Step.message(1, "first", 7, FIRST),
            Step.message(2, "second", 30, SECOND).repeated(30, 2),
            Step.decision(3, "decide", 30).from(Anchor.PREVIOUS));

    static final List<Scenario> ALL =
            List.of(COURTESY_FIRST, STRATEGIC, PUBLIC_BUYER, BAD_PAYER, BELGIUM, SMALL_AMOUNTS);

    /** Who a company's own rules do not speak of yet. */
    static final List<ScenarioRule> RULES = List.of(
            new ScenarioRule(PUBLIC_BUYER.name(), null, null, null, null, null, true, null, null),
            new ScenarioRule(BELGIUM.name(), null, null, null, null, null, null, "BE", null));

    private ReadyMade() {}

    private static Scenario scenario(String name, Step... steps) {
        return Scenario.draft(name, A_WEEK, CONTACTS_PER_WEEK, TRANSIT_DAYS, List.of(steps));
    }
}
