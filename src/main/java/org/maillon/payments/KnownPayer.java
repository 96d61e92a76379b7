package org.maillon.payments;

import java.util.Optional;
import org.maillon.customers.AccountId;

/** A payer, by its bank account or its name, who pays for an account. */
public record KnownPayer(Optional<String> iban, Optional<String> name, AccountId account) {}
