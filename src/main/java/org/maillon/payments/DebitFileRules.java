package org.maillon.payments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maillon.payments.DebitFile.Batch;
import org.maillon.payments.DebitFile.Debit;

/**
 * What the schema of pain.008 and the customer-to-bank guidelines (EPC130-08, EPC131-08) ask of a file, as far as it can be
 * told without the bank: lengths, characters, what must be there, what must be there once.
 */
final class DebitFileRules {
    static final int LONGEST_NAME = 70;
    static final int LONGEST_TEXT = 140;
    static final long MOST_CENTS = 99_999_999_999L;

    private DebitFileRules() {}

    /**
     * A rule that a file breaks.
     *
     * @param place the identifier of the batch or debit; that of the file itself where it is about all of it
     */
    record Broken(String place, Rule rule) {}

    enum Rule {
        EMPTY,
        IDENTIFIER,
        IDENTIFIER_TWICE,
        NAME,
        TEXT,
        AMOUNT,
        BIC,
        MIXED,
        SIGNED_LATER
    }

    static List<Broken> broken(DebitFile file) {
        var broken = new ArrayList<Broken>();
        var place = file.messageId();
        if (!SepaText.isIdentifier(place)) broken.add(new Broken(place, Rule.IDENTIFIER));
        if (!isName(file.initiator())) broken.add(new Broken(place, Rule.NAME));
        if (file.batches().isEmpty()) broken.add(new Broken(place, Rule.EMPTY));
        var ids = new HashSet<String>();
        var groups = new HashSet<String>();
        for (var batch : file.batches()) {
            check(batch, ids, broken);
            if (!groups.add(batch.scheme() + "/" + batch.sequence() + "/" + batch.collectOn()))
                broken.add(new Broken(batch.id(), Rule.MIXED));
        }
        return broken;
    }

    private static void check(Batch batch, Set<String> ids, List<Broken> broken) {
        var place = batch.id();
        identify(place, ids, broken);
        if (!isName(batch.creditor().name())) broken.add(new Broken(place, Rule.NAME));
        if (!isBic(batch.creditor().bic())) broken.add(new Broken(place, Rule.BIC));
        if (batch.debits().isEmpty()) broken.add(new Broken(place, Rule.EMPTY));
        for (var debit : batch.debits()) check(batch, debit, ids, broken);
    }

    private static void check(Batch batch, Debit debit, Set<String> ids, List<Broken> broken) {
        var place = debit.endToEndId();
        identify(place, ids, broken);
        if (!SepaText.isIdentifier(debit.mandate())) broken.add(new Broken(place, Rule.IDENTIFIER));
        if (debit.cents() < 1 || debit.cents() > MOST_CENTS) broken.add(new Broken(place, Rule.AMOUNT));
        if (!isName(debit.debtor())) broken.add(new Broken(place, Rule.NAME));
        if (!isText(debit.text(), LONGEST_TEXT)) broken.add(new Broken(place, Rule.TEXT));
        if (!isBic(debit.bic())) broken.add(new Broken(place, Rule.BIC));
        if (debit.signedOn().isAfter(batch.collectOn())) broken.add(new Broken(place, Rule.SIGNED_LATER));
    }

    private static void identify(String id, Set<String> ids, List<Broken> broken) {
        if (!SepaText.isIdentifier(id)) broken.add(new Broken(id, Rule.IDENTIFIER));
        if (!ids.add(id)) broken.add(new Broken(id, Rule.IDENTIFIER_TWICE));
    }

    private static boolean isName(String name) {
        return isText(name, LONGEST_NAME);
    }

    private static boolean isText(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && SepaText.isSepa(text);
    }

    /** ISO 9362, eight or eleven characters. */
    static boolean isBic(Optional<String> bic) {
        return bic.map(code -> code.matches("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?"))
                .orElse(true);
    }
}
