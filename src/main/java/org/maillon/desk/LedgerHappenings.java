package org.maillon.desk;

import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.LedgerEntry;
import org.springframework.stereotype.Component;

/** What was booked, and what was laid on what. */
@Component
public class LedgerHappenings implements Happenings {
    private static final int LATEST = 100;

    private final Ledger ledger;

    LedgerHappenings(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<Happening> of(CurrentMember reader, AccountId account) {
        var told = new Told(Texts.in(reader.language()), new Notation(reader.language()));
        return ledger.history(reader.tenant(), account, OptionalLong.empty(), LATEST).entries().stream()
                .map(told::happening)
                .toList();
    }

    /** Where an entry stands in the history of its account, however long that is. */
    public static String address(AccountId account, long entry) {
        return "/accounts/" + account.value() + "/entries?from=" + entry + "#e" + entry;
    }

    /** Entries in the words of a language. */
    public record Told(Texts texts, Notation in) {
        Happening happening(LedgerEntry entry) {
            return new Happening(
                    entry.bookedOn(),
                    kind(entry),
                    what(entry),
                    amount(entry, Math.abs(entry.amountCents())),
                    note(entry),
                    entry.amountCents() < 0 ? layings(entry) : List.of(),
                    address(entry.accountId(), entry.id()));
        }

        public String what(LedgerEntry entry) {
            return texts.say("desk.entry." + entry.kind(), entry.reference());
        }

        public List<Happening.Laying> layings(LedgerEntry entry) {
            return entry.allocations().stream()
                    .map(laid -> new Happening.Laying(
                            laid.allocation(),
                            words(entry, laid),
                            texts.say("desk.origin." + laid.origin(), laid.subject()),
                            laid.isDeduced()))
                    .toList();
        }

        /** The amount is said where it is not the whole of the entry. */
        private String words(LedgerEntry entry, LedgerEntry.Laid laid) {
            var side = entry.amountCents() < 0 ? "desk.laid" : "desk.laid.by";
            return laid.cents() == Math.abs(entry.amountCents())
                    ? texts.say(side + ".whole", laid.otherReference())
                    : texts.say(side, amount(entry, laid.cents()), laid.otherReference());
        }

        /** The label, unless it only repeats the reference. */
        public String label(LedgerEntry entry) {
            return (entry.kind().equals("invoice") || entry.kind().equals("opening"))
                            && entry.label().contains(entry.reference())
                    ? ""
                    : entry.label();
        }

        private String note(LedgerEntry entry) {
            if (entry.openCents() == 0) return label(entry);
            var left = texts.say(
                    entry.amountCents() > 0 ? "desk.entry.open" : "desk.entry.unallocated",
                    amount(entry, entry.openCents()));
            return label(entry).isBlank() ? left : label(entry) + " · " + left;
        }

        private String amount(LedgerEntry entry, long cents) {
            return in.money(new Money(cents, Currency.getInstance(entry.currency())));
        }

        private static Happening.Kind kind(LedgerEntry entry) {
            return switch (entry.kind()) {
                case "payment", "deposit" -> entry.amountCents() < 0 ? Happening.Kind.CASH : Happening.Kind.BAD;
                case "doubtful", "write-off" -> Happening.Kind.BAD;
                case "credit-note", "refund" -> Happening.Kind.IN;
                default -> Happening.Kind.PLAIN;
            };
        }
    }
}
