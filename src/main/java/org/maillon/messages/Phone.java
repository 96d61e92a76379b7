package org.maillon.messages;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.jspecify.annotations.Nullable;

/** Whether a short message can go to what is noted as a contact's telephone. */
sealed interface Phone {
    /** It can; the number in international form, such as {@code +33612345678}. */
    record Mobile(String number) implements Phone {}

    /** It cannot; {@code reason} ends the key of the sentence that says why and what to mend. */
    record Silent(String reason) implements Phone {}

    /** Reads a number as people write it; the country is whose it is where it does not say so itself. */
    static Phone read(@Nullable String written, String country) {
        if (written == null || written.isBlank()) return new Silent("no-phone");
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(written, country);
            if (!numbers.isValidNumber(number)) return new Silent("bad-phone");
            return switch (numbers.getNumberType(number)) {
                case MOBILE, FIXED_LINE_OR_MOBILE -> new Mobile(numbers.format(number, PhoneNumberFormat.E164));
                default -> new Silent("landline");
            };
        } catch (NumberParseException noNumber) {
            return new Silent("bad-phone");
        }
    }
}
