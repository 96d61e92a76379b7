package org.maillon.demo;

/** What a payer does, and how many lines in a thousand do it. */
public enum PaymentKind {
    STRUCTURED(150),
    STRUCTURED_SLIP(6),
    NUMBER(380),
    NUMBER_SLIP(20),
    GROUPED(130),
    RANGE(10),
    CUT(20),
    NO_REFERENCE(50),
    SUM_WITHOUT_REFERENCE(12),
    WHOLE_ACCOUNT(10),
    SAME_AMOUNTS(6),
    CREDIT_NOTE(15),
    PART(20),
    PART_WITHOUT_REFERENCE(3),
    FEES(8),
    DISCOUNT(10),
    SMALL_DIFFERENCE(10),
    THIRD_PARTY(20),
    GROUP_PAYER(20),
    DUPLICATE(10),
    OLD_REFERENCE(5),
    OTHER_INCOME(25),
    MONEY_OUT(60);

    private final int share;

    PaymentKind(int share) {
        this.share = share;
    }

    int share() {
        return share;
    }
}
