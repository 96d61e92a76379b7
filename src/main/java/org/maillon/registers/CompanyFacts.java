package org.maillon.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.PostalAddress;
import org.maillon.kernel.EnterpriseNumber;
import org.maillon.kernel.Siren;
import org.maillon.kernel.Siret;
import org.maillon.kernel.VatNumber;

/**
 * All that registers say of a company, put together: where several say the same, the most trusted is believed. What no
 * register said is empty and can be entered by hand. Of the people behind a company nothing is kept; of a natural person
 * who asked not to be shown, neither name nor address.
 *
 * @param identifier as it was asked
 * @param siret of the establishment asked for, else of the head office; the address is its
 * @param vatNumber as registers write it; where none does, as it follows from the SIREN or the enterprise number
 * @param vatActive whether VIES knows the VAT number as one in use
 * @param sectorCode NAF in France (62.02A), NACE-BEL in Belgium
 * @param legalForm its INSEE code in France (5710), its name in Belgium
 * @param withheld the company asked not to be shown
 * @param naturalPerson a person who trades in their own name
 * @param publicBody an administration, as the State's company search says
 * @param years as published, the latest first
 * @param notices of the gazette, the latest first
 * @param answers of each register that has to do with such a company
 */
public record CompanyFacts(
        CompanyIdentifier identifier,
        Optional<String> name,
        Optional<Siren> siren,
        Optional<Siret> siret,
        Optional<EnterpriseNumber> enterpriseNumber,
        Optional<VatNumber> vatNumber,
        Optional<Boolean> vatActive,
        Optional<PostalAddress> address,
        Optional<String> sectorCode,
        Optional<String> legalForm,
        Standing standing,
        Optional<LocalDate> createdOn,
        Optional<LocalDate> closedOn,
        boolean withheld,
        boolean naturalPerson,
        boolean publicBody,
        List<PublishedYear> years,
        List<CompanyNotice> notices,
        List<RegisterAnswer> answers) {

    /** Whether any register knows the company. */
    public boolean isKnown() {
        return answers.stream()
                .anyMatch(each ->
                        each.state() == RegisterAnswer.State.KNOWN || each.state() == RegisterAnswer.State.WITHHELD);
    }

    /** Whether a register that lists companies answered that there is none of this number. */
    public boolean isUnknown() {
        return !isKnown()
                && answers.stream()
                        .filter(each -> each.register().listsAll(identifier))
                        .anyMatch(each -> each.state() == RegisterAnswer.State.UNKNOWN);
    }

    /** The notice of the procedure the company is under, as far as the gazette tells; empty where it tells of none, or of its end. */
    public Optional<CompanyNotice> insolvency() {
        var inOrder = notices.stream()
                .filter(CompanyNotice::isInsolvency)
                .sorted(Comparator.comparing(CompanyNotice::publishedOn))
                .toList();
        return InsolvencyRules.steps(Optional.empty(), inOrder).reversed().stream()
                .map(InsolvencyRules.Step::notice)
                .findFirst();
    }

    /** When the oldest of the answers came that this is made of. */
    public Optional<Instant> oldestAnswerAt() {
        return answers.stream().flatMap(each -> each.answeredAt().stream()).min(Comparator.naturalOrder());
    }

    /** Two capital letters. */
    public String country() {
        return address.map(PostalAddress::country).orElse(identifier.country());
    }
}
