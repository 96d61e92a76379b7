package org.maillon.customers;

import java.util.Optional;
import org.maillon.kernel.InvalidValue;

/**
 * What is known and agreed of a customer beside its name and terms.
 *
 * @param segment the company's own word, such as {@code strategic}
 * @param buyer empty where nobody said; then the SIREN of a French public body tells, see {@link #isPublicBody}
 * @param serviceCode the code service of a public buyer (Chorus Pro, BT-10)
 * @param commitmentNumberRequired whether a public buyer wants its numéro d'engagement on the invoice (BT-13)
 * @param parent the account at the head of the group, which consolidates
 * @param depositBasisPoints share of an order asked beforehand, in hundredths of a per cent, 0 to 10 000
 * @param goods what this customer is sold, where it is not what the company usually sells
 */
public record AccountProfile(
        Optional<String> segment,
        Optional<Sector> sector,
        Optional<Buyer> buyer,
        Optional<String> serviceCode,
        boolean commitmentNumberRequired,
        PurchaseOrderNeed purchaseOrder,
        boolean termsAcceptanceRequired,
        Optional<AccountId> parent,
        MeansOfPayment meansOfPayment,
        int depositBasisPoints,
        Optional<Goods> goods) {
    /** Of an account of which nothing was said: nothing is asked of it. */
    public static final AccountProfile UNSAID = new AccountProfile(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            PurchaseOrderNeed.NOT_REQUIRED,
            false,
            Optional.empty(),
            MeansOfPayment.TRANSFER,
            0,
            Optional.empty());

    public AccountProfile {
        segment = worded(segment, 60, "customers.segment.long");
        serviceCode = worded(serviceCode, 100, "customers.service-code.long");
        if (depositBasisPoints < 0 || depositBasisPoints > 10_000)
            throw new InvalidValue("customers.deposit.share", Integer.toString(depositBasisPoints));
    }

    /** What was said; else whether a SIREN begins with 1 or 2, as INSEE gives them to public bodies. */
    public boolean isPublicBody(Optional<String> siren) {
        return buyer.map(Buyer::isPublic)
                .orElseGet(() -> siren.filter(it -> it.startsWith("1") || it.startsWith("2"))
                        .isPresent());
    }

    public AccountProfile withSector(Sector said) {
        return copy(Optional.of(said), purchaseOrder, termsAcceptanceRequired, parent);
    }

    public AccountProfile withPurchaseOrder(PurchaseOrderNeed said) {
        return copy(sector, said, termsAcceptanceRequired, parent);
    }

    public AccountProfile withTermsAcceptanceRequired(boolean said) {
        return copy(sector, purchaseOrder, said, parent);
    }

    public AccountProfile withParent(Optional<AccountId> said) {
        return copy(sector, purchaseOrder, termsAcceptanceRequired, said);
    }

    private AccountProfile copy(
            Optional<Sector> sector, PurchaseOrderNeed purchaseOrder, boolean terms, Optional<AccountId> parent) {
        return new AccountProfile(
                segment,
                sector,
                buyer,
                serviceCode,
                commitmentNumberRequired,
                purchaseOrder,
                terms,
                parent,
                meansOfPayment,
                depositBasisPoints,
                goods);
    }

    /** Who buys: what was said, else a public authority where the SIREN is one's. */
    public Buyer buyer(Optional<String> siren) {
        return buyer.orElse(isPublicBody(siren) ? Buyer.AUTHORITY : Buyer.PRIVATE);
    }

    private static Optional<String> worded(Optional<String> text, int longest, String refusal) {
        var said = text.map(String::strip).filter(it -> !it.isEmpty());
        if (said.isPresent() && said.get().length() > longest)
            throw new InvalidValue(refusal, String.valueOf(said.get().length()), String.valueOf(longest));
        return said;
    }
}
