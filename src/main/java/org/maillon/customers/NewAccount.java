package org.maillon.customers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;

/**
 * An account to be opened.
 *
 * @param code in the books; empty for the next free one
 * @param language of its letters; empty for that of its country, else the company's
 * @param country two capital letters
 * @param terms empty for the company's usual ones
 * @param naturalPerson a person who trades in their own name, who may ask to be forgotten
 * @param closed whether a register says that the company has ceased to exist
 * @param confirmed what was asked before and said yes to
 */
public record NewAccount(
        Optional<String> code,
        String name,
        Optional<Language> language,
        String country,
        CompanyNumbers numbers,
        Optional<PaymentTerms> terms,
        AccountProfile profile,
        Optional<PostalAddress> billing,
        List<Place> deliveries,
        List<NewContact> contacts,
        boolean naturalPerson,
        boolean closed,
        Set<OpeningQuestion> confirmed) {
    /** A place goods go to, under the name it has for the company; the town where it has none. */
    public record Place(String label, PostalAddress address) {}

    public NewAccount {
        code = code.map(String::strip).filter(it -> !it.isEmpty());
        name = name.strip();
        deliveries = List.copyOf(deliveries);
        contacts = List.copyOf(contacts);
        confirmed = Set.copyOf(confirmed);
        if (name.isEmpty() || name.length() > 200 || name.matches(".*\\p{Cc}.*"))
            throw new InvalidValue("customers.account.no-name");
        if (code.filter(it -> it.length() > 100 || it.matches(".*\\p{Cc}.*")).isPresent())
            throw new InvalidValue("customers.account.bad-code");
        if (!List.of(java.util.Locale.getISOCountries()).contains(country))
            throw new InvalidValue("customers.address.bad-country", country);
    }
}
