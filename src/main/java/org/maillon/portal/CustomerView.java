package org.maillon.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.disputes.DisputeCause;

/**
 * What the customer's page shows, ready to be read: every string stands as it will be.
 *
 * @param base the page's own path, {@code /c/<token>}
 * @param card whether one may pay by card
 * @param problem why the last act was not done; null where nothing went wrong
 * @param open which answer is open: {@code promise}, {@code problem}, {@code paid}, {@code missing}, {@code contact} or none
 */
public record CustomerView(
        Words words,
        String base,
        Files files,
        Form form,
        String creditor,
        String customer,
        String title,
        String lead,
        List<Line> lines,
        List<String> totals,
        @Nullable String credits,
        List<Choice> all,
        List<Choice> items,
        Days days,
        List<DisputeCause> causes,
        @Nullable Payment payment,
        boolean card,
        List<Plan> plans,
        List<Said> said,
        @Nullable Said just,
        @Nullable String problem,
        String open,
        String expires) {
    /** Addresses of the style sheets and the script. */
    public record Files(String desk, String portal, String script, String icon) {}

    /** The hidden field of each form. */
    public record Form(String field, String token) {}

    /** An open item; {@code of} is the whole amount where a part is open. */
    public record Line(
            long id,
            String reference,
            String due,
            boolean late,
            String amount,
            @Nullable String of,
            List<Chip> chips,
            List<ItemDocument> documents) {}

    /** A state in words, and the class that colours it. */
    public record Chip(String text, String tone) {}

    /** Something to choose: a form's value and what it says. */
    public record Choice(String value, String label) {}

    /** For the fields of days, ISO: today, the latest that may be promised, and the one proposed. */
    public record Days(String today, String latest, String proposed) {}

    /** Where to pay; the first transfer is for all of it where there are several. */
    public record Payment(
            String beneficiary, String iban, @Nullable String bic, List<Transfer> transfers) {}

    /** One transfer; without a code where a code cannot carry it. */
    public record Transfer(
            String label,
            String amount,
            String reference,
            @Nullable Code code) {}

    public record Code(int size, String path) {}

    /** A repayment plan, line by line as it is signed. */
    public record Plan(long id, boolean toSign, String state, List<String> text) {}

    public record Said(long id, String sentence, String note, String on, boolean canBeUndone) {}

    public boolean isNothingOwed() {
        return lines.isEmpty();
    }
}
