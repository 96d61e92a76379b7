package org.maillon.salesfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.sales.DepositSum;
import org.maillon.sales.Order;

/**
 * The file of one order: its chain, what is weak in it, and its pieces.
 *
 * @param links all eight, in their order
 * @param deposits all of the order together
 * @param gaps in the order of the chain
 */
public record SalesFile(
        Order order, DepositSum deposits, List<Link> links, List<Gap> gaps, Strength strength, List<Piece> pieces) {
    /**
     * A link as it stands.
     *
     * @param what the number or name of what is there; empty where nothing is
     * @param on its day
     * @param target the id of what it is about: of the account for account, terms, invoice and receipt, else of the quote, the
     *     order or the delivery; 0 where there is none
     */
    public record Link(FileLink link, LinkState state, String what, Optional<LocalDate> on, long target) {}

    public Link link(FileLink wanted) {
        return links.get(wanted.ordinal());
    }
}
