package org.maillon.reminders;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules may look at for one customer account in one currency. Amounts are minor units of the currency.
 *
 * @param reachable the channels by which somebody there can be reached; tasks reach everybody
 * @param unallocatedCents what credits and receipts not yet allocated could still pay
 * @param lastContactOn when this account was last written to about what it owes in this currency
 * @param contactsOn the days on which the same person was written to lately, whatever about, the first one first
 * @param heldOut the steps that are withheld from this account to learn what they bring
 */
public record AccountFacts(
        long account,
        String currency,
        Set<Channel> reachable,
        long unallocatedCents,
        @Nullable LocalDate lastContactOn,
        List<LocalDate> contactsOn,
        List<Promised> promises,
        Set<HeldOut> heldOut,
        List<ItemFacts> items) {

    /** Reached by e-mail or by nothing, and nothing else known. */
    public AccountFacts(
            long account,
            String currency,
            boolean reachable,
            long unallocatedCents,
            @Nullable LocalDate lastContactOn,
            List<ItemFacts> items) {
        this(
                account,
                currency,
                reachable ? EnumSet.of(Channel.EMAIL) : Set.of(),
                unallocatedCents,
                lastContactOn,
                List.of(),
                List.of(),
                Set.of(),
                items);
    }

    /**
     * An open promise to pay.
     *
     * @param openItem what it is about; null for whatever the account owes, the oldest first
     * @param cents how much of it; null for all
     * @param promisedOn the day by which it is paid, holdsUntil the last day on which nothing is asked
     */
    public record Promised(
            @Nullable Long openItem, @Nullable Long cents, LocalDate promisedOn, LocalDate holdsUntil) {}

    /** A step of a family of scenarios, by their names. */
    public record HeldOut(String scenario, String step) {}

    /**
     * One open item.
     *
     * @param own the scenario it is on, where it is not the account's
     */
    public record ItemFacts(
            long openItem,
            String kind,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            long openCents,
            Said said,
            Holds holds,
            @Nullable Scenario own) {

        /** An item of which no more is known than what was said about it, and until when it is paused. */
        public ItemFacts(
                long openItem,
                String kind,
                LocalDate issuedOn,
                @Nullable LocalDate dueOn,
                long openCents,
                int lastStep,
                @Nullable LocalDate lastStepOn,
                int cycle,
                @Nullable LocalDate pausedUntil) {
            this(
                    openItem,
                    kind,
                    issuedOn,
                    dueOn,
                    openCents,
                    new Said(lastStep, 0, lastStepOn, cycle, null),
                    Holds.NONE.pausedUntil(pausedUntil),
                    null);
        }

        public int lastStep() {
            return said.step();
        }

        public @Nullable LocalDate lastStepOn() {
            return said.on();
        }

        public int cycle() {
            return said.cycle();
        }

        public @Nullable LocalDate pausedUntil() {
            return holds.pausedUntil();
        }

        public ItemFacts with(Said other) {
            return new ItemFacts(openItem, kind, issuedOn, dueOn, openCents, other, holds, own);
        }

        public ItemFacts with(Holds other) {
            return new ItemFacts(openItem, kind, issuedOn, dueOn, openCents, said, other, own);
        }

        public ItemFacts on(@Nullable Scenario scenario) {
            return new ItemFacts(openItem, kind, issuedOn, dueOn, openCents, said, holds, scenario);
        }
    }

    /**
     * What was said about an item: the last step (0: none), how often that one had been said before, and when. A step taken
     * back opens the next cycle.
     *
     * @param approved the step a person has agreed to, where one has to
     * @param declined those a person did not agree to
     */
    public record Said(
            int step,
            int repetition,
            @Nullable LocalDate on,
            int cycle,
            @Nullable Approved approved,
            Set<Approved> declined) {
        public static final Said NOTHING = new Said(0, 0, null, 1, null);

        /** Nothing declined. */
        public Said(int step, int repetition, @Nullable LocalDate on, int cycle, @Nullable Approved approved) {
            this(step, repetition, on, cycle, approved, Set.of());
        }

        /** The so manieth saying of a step, 0 the first. */
        public record Approved(int step, int repetition) {
            private static Approved of(Timeline.Turn turn) {
                return new Approved(turn.step().number(), turn.repetition());
            }
        }

        /** The same place in the scenario, had another step been said last. */
        Said at(int place, int repetition, @Nullable LocalDate on) {
            return new Said(place, repetition, on, cycle, approved, declined);
        }

        boolean allows(Timeline.Turn turn) {
            return Approved.of(turn).equals(approved);
        }

        boolean forbids(Timeline.Turn turn) {
            return !declined.isEmpty() && declined.contains(Approved.of(turn));
        }
    }

    /**
     * What keeps an item silent.
     *
     * @param pausedUntil the last day of a silence that a person asked for
     * @param disputedCents the part the customer does not accept
     * @param plannedUntil the last day on which a repayment plan speaks for it
     * @param receiptUntil the last day on which a receipt not yet matched may explain it
     * @param brokenOn when a promise about it was last broken
     * @param insolventOn when the customer's insolvency was published, where it is under one
     * @param settledUntil the last day on which the customer may still read how its dispute ended
     */
    public record Holds(
            @Nullable LocalDate pausedUntil,
            long disputedCents,
            @Nullable LocalDate plannedUntil,
            @Nullable LocalDate receiptUntil,
            @Nullable LocalDate brokenOn,
            @Nullable LocalDate insolventOn,
            @Nullable LocalDate settledUntil) {
        public static final Holds NONE = new Holds(null, 0, null, null, null, null, null);

        public Holds pausedUntil(@Nullable LocalDate day) {
            return new Holds(day, disputedCents, plannedUntil, receiptUntil, brokenOn, insolventOn, settledUntil);
        }

        public Holds disputed(long cents) {
            return new Holds(pausedUntil, cents, plannedUntil, receiptUntil, brokenOn, insolventOn, settledUntil);
        }

        public Holds plannedUntil(@Nullable LocalDate day) {
            return new Holds(pausedUntil, disputedCents, day, receiptUntil, brokenOn, insolventOn, settledUntil);
        }

        public Holds receiptUntil(@Nullable LocalDate day) {
            return new Holds(pausedUntil, disputedCents, plannedUntil, day, brokenOn, insolventOn, settledUntil);
        }

        public Holds brokenOn(@Nullable LocalDate day) {
            return new Holds(pausedUntil, disputedCents, plannedUntil, receiptUntil, day, insolventOn, settledUntil);
        }

        public Holds insolventOn(@Nullable LocalDate day) {
            return new Holds(pausedUntil, disputedCents, plannedUntil, receiptUntil, brokenOn, day, settledUntil);
        }

        public Holds settledUntil(@Nullable LocalDate day) {
            return new Holds(pausedUntil, disputedCents, plannedUntil, receiptUntil, brokenOn, insolventOn, day);
        }
    }

    /** The same account, had it every address to write to. */
    AccountFacts asReachable() {
        return new AccountFacts(
                account,
                currency,
                EnumSet.allOf(Channel.class),
                unallocatedCents,
                lastContactOn,
                contactsOn,
                promises,
                heldOut,
                items);
    }

    /** The same account, had it last been written to on that day, and this said about its items. */
    AccountFacts as(@Nullable LocalDate contact, List<LocalDate> contacts, List<ItemFacts> said) {
        return new AccountFacts(
                account, currency, reachable, unallocatedCents, contact, contacts, promises, heldOut, said);
    }
}
