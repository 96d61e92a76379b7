package org.maillon.messages;

import java.util.Optional;
import org.maillon.access.FourEyesRules;

/**
 * Another bank account that waits to be the company's.
 *
 * @param iban empty where there is to be none any more
 * @param formerIban in use until somebody agreed
 */
public record IbanChange(
        long id,
        Optional<String> iban,
        Optional<String> bic,
        String formerIban,
        String askedName,
        FourEyesRules.Request request) {}
