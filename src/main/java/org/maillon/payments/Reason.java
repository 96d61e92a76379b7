package org.maillon.payments;

import java.util.List;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Why a receipt is thought to pay what it is laid on, as words. */
public record Reason(Code code, List<String> arguments) {
    public enum Code {
        STRUCTURED,
        MENDED,
        NUMBERS,
        RANGE,
        CUT_NUMBER,
        NEAR_NUMBER,
        SHORT_NUMBER,
        PAYER_IBAN,
        PAYER_NAME,
        OWN_NAME,
        OTHER_PAYER,
        AMOUNT,
        SAME_AMOUNT,
        SUM,
        WHOLE_ACCOUNT,
        CREDITS,
        DISCOUNT,
        FEE,
        DIFFERENCE,
        PART,
        OLDEST,
        REST,
        UNDONE;

        String key() {
            return "payments.reason." + org.maillon.kernel.Code.of(this);
        }
    }

    static Reason of(Code code, String... arguments) {
        return new Reason(code, List.of(arguments));
    }

    public String in(Language language) {
        return Texts.in(language).say(code.key(), arguments.toArray());
    }
}
