package org.maillon.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a FEC (livre des procédures fiscales, article A47 A-1), its values trimmed; a column that the file does
 * not have is empty. Debit and credit are cents and may be negative, as some programs write a reversal.
 *
 * @param line the line's number in the file, the header being 1
 * @param entryKey the same for all lines of an entry, see {@link EntryKinds}
 * @param opening of a journal that carries forward the balances of the year before
 * @param currencyAmount in the minor units of {@code currency}
 * @param currency an ISO 4217 code or what the file has in its place, often empty
 */
public record FecLine(
        int line,
        long entryKey,
        boolean opening,
        String journal,
        String journalName,
        String entry,
        LocalDate bookedOn,
        String account,
        String accountName,
        String aux,
        String auxName,
        String pieceRef,
        @Nullable LocalDate pieceOn,
        String label,
        long debitCents,
        long creditCents,
        String letter,
        @Nullable LocalDate letteredOn,
        @Nullable Long currencyAmount,
        String currency) {

    /** The customer's or supplier's account: CompAuxNum, else CompteNum. */
    public String party() {
        return aux.isEmpty() ? account : aux;
    }
}
