package org.maillon.kernel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether a text is a sound identifier of a kind, and why not: the answer to a whole list of a stranger's data. */
public final class IdentifierCheck {
    /** The kinds of identifiers, by the names the API knows them by. */
    public enum Kind {
        FR_SIREN,
        FR_SIRET,
        FR_RCS,
        FR_VAT,
        BE_VAT,
        EU_VAT,
        IBAN,
        BE_IBAN,
        RF,
        BE_OGM
    }

    /** The answer; a key and arguments of a sentence only where the value is not valid. */
    public record Verdict(boolean valid, @Nullable String reasonKey, List<String> arguments) {
        private static final Verdict SOUND = new Verdict(true, null, List.of());

        /** Why not, and how to mend it. */
        public Optional<String> reason(Language language) {
            return Optional.ofNullable(reasonKey).map(key -> Texts.in(language).say(key, arguments.toArray()));
        }
    }

    private IdentifierCheck() {}

    public static Verdict check(Kind kind, String value) {
        try {
            read(kind, value);
            return Verdict.SOUND;
        } catch (InvalidValue wrong) {
            return new Verdict(false, wrong.key(), wrong.arguments());
        }
    }

    private static Record read(Kind kind, String value) {
        return switch (kind) {
            case FR_SIREN -> new Siren(value);
            case FR_SIRET -> new Siret(value);
            case FR_RCS -> Siren.ofRegistration(value);
            case FR_VAT -> VatNumber.french(value);
            case BE_VAT -> EnterpriseNumber.parse(value);
            case EU_VAT -> new VatNumber(value);
            case IBAN -> new Iban(value);
            case BE_IBAN -> belgian(new Iban(value));
            case RF -> new CreditorReference(value);
            case BE_OGM -> new StructuredCommunication(value);
        };
    }

    private static Iban belgian(Iban iban) {
        if (!iban.country().equals("BE")) throw new InvalidValue("kernel.iban.not-belgian", iban.display());
        return iban;
    }
}
