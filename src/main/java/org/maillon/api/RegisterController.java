package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.PostalAddress;
import org.maillon.kernel.Code;
import org.maillon.kernel.EnterpriseNumber;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Siren;
import org.maillon.kernel.Siret;
import org.maillon.kernel.VatNumber;
import org.maillon.registers.CompanyFacts;
import org.maillon.registers.CompanyIdentifier;
import org.maillon.registers.CompanyNotice;
import org.maillon.registers.PublishedYear;
import org.maillon.registers.RegisterAnswer;
import org.maillon.registers.Registers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/registers")
@Tag(name = "registers", description = "What public registers say of a company, and since when they say so")
class RegisterController {
    private final Registers registers;

    RegisterController(Registers registers) {
        this.registers = registers;
    }

    record Place(List<String> lines, String postcode, String town, String country) {
        static Place of(PostalAddress address) {
            return new Place(address.lines(), address.postcode(), address.town(), address.country());
        }
    }

    /** What one register answered; why it did not, as a code and as a sentence. */
    record Answer(
            String register,
            String state,
            @Nullable String refusal,
            @Nullable String sentence,
            @Nullable Instant answeredAt) {
        static Answer of(RegisterAnswer answer, Language language) {
            return new Answer(
                    answer.register().code(),
                    Code.of(answer.state()),
                    answer.refusal().map(each -> each.code()).orElse(null),
                    answer.refusal()
                            .map(each -> each.sentence(language, answer.register()))
                            .orElse(null),
                    answer.answeredAt().orElse(null));
        }
    }

    record Told(
            @Nullable String name,
            @Nullable String siren,
            @Nullable String siret,
            @Nullable String enterpriseNumber,
            @Nullable String vatNumber,
            @Nullable Boolean vatActive,
            @Nullable Place address,
            @Nullable String sectorCode,
            @Nullable String legalForm,
            String standing,
            @Nullable LocalDate createdOn,
            @Nullable LocalDate closedOn,
            boolean withheld,
            boolean naturalPerson,
            boolean publicBody,
            List<PublishedYear> years,
            List<CompanyNotice> notices,
            List<Answer> answers) {
        static Told of(CompanyFacts facts, Language language) {
            return new Told(
                    facts.name().orElse(null),
                    facts.siren().map(Siren::digits).orElse(null),
                    facts.siret().map(Siret::digits).orElse(null),
                    facts.enterpriseNumber().map(EnterpriseNumber::digits).orElse(null),
                    facts.vatNumber().map(VatNumber::value).orElse(null),
                    facts.vatActive().orElse(null),
                    facts.address().map(Place::of).orElse(null),
                    facts.sectorCode().orElse(null),
                    facts.legalForm().orElse(null),
                    facts.standing().code(),
                    facts.createdOn().orElse(null),
                    facts.closedOn().orElse(null),
                    facts.withheld(),
                    facts.naturalPerson(),
                    facts.publicBody(),
                    facts.years(),
                    facts.notices(),
                    facts.answers().stream()
                            .map(each -> Answer.of(each, language))
                            .toList());
        }
    }

    @GetMapping("/{identifier}")
    @Needs(Permission.READ)
    @Operation(
            summary = "A company by its SIREN, SIRET, Belgian enterprise number or VAT number;"
                    + " with anew=true every register is asked again")
    Told find(
            CurrentMember member,
            Reading reading,
            @PathVariable String identifier,
            @RequestParam(required = false) @Nullable String anew) {
        boolean again = reading.flag("anew", anew);
        reading.orRefuse();
        var company = company(reading, identifier);
        var facts = again ? registers.lookUpAnew(member.tenant(), company) : registers.lookUp(member.tenant(), company);
        return Told.of(facts, reading.texts().language());
    }

    private static CompanyIdentifier company(Reading reading, String identifier) {
        try {
            return CompanyIdentifier.read(identifier);
        } catch (InvalidValue wrong) {
            reading.refused("identifier", wrong.in(reading.texts().language()));
            reading.orRefuse();
            throw wrong;
        }
    }
}
