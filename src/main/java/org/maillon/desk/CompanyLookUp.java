package org.maillon.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.access.CurrentMember;
import org.maillon.customers.CompanyNumbers;
import org.maillon.kernel.EnterpriseNumber;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Siren;
import org.maillon.kernel.Siret;
import org.maillon.kernel.Texts;
import org.maillon.kernel.VatNumber;
import org.maillon.registers.CompanyFacts;
import org.maillon.registers.RegisterAnswer;
import org.maillon.registers.Registers;
import org.maillon.registers.Standing;
import org.springframework.stereotype.Component;

/** Asks registers who bears a number; answers also where none could be reached: then nothing is known, and said why. */
@Component
class CompanyLookUp {
    private final Registers registers;
    private final Clock clock;

    CompanyLookUp(Registers registers, Clock clock) {
        this.registers = registers;
        this.clock = clock;
    }

    FoundCompany find(CurrentMember member, CompanyNumbers asked) {
        var facts = registers.lookUp(member.tenant(), main(asked));
        return new FoundCompany(
                facts.isKnown(),
                facts.standing() == Standing.CLOSED,
                facts.naturalPerson(),
                facts.publicBody(),
                facts.name(),
                numbers(facts),
                facts.address(),
                said(facts, member));
    }

    /** The most telling of the numbers: the establishment, the company, the VAT number. */
    private static String main(CompanyNumbers asked) {
        return asked.siret()
                .map(Siret::digits)
                .or(() -> asked.siren().map(Siren::digits))
                .or(() -> asked.enterpriseNumber().map(EnterpriseNumber::digits))
                .or(() -> asked.vatNumber().map(VatNumber::value))
                .orElseThrow();
    }

    /** A register that contradicts itself fills nothing. */
    private static Optional<CompanyNumbers> numbers(CompanyFacts facts) {
        try {
            return Optional.of(
                    new CompanyNumbers(facts.siren(), facts.siret(), facts.vatNumber(), facts.enterpriseNumber()));
        } catch (InvalidValue contradiction) {
            return Optional.empty();
        }
    }

    private List<String> said(CompanyFacts facts, CurrentMember member) {
        var texts = Texts.in(member.language());
        return Stream.concat(warnings(facts, texts), facts.answers().stream().map(it -> said(it, texts)))
                .toList();
    }

    /** What is known and speaks for care. */
    private static Stream<String> warnings(CompanyFacts facts, Texts texts) {
        var unknown = facts.isUnknown() ? Stream.of(texts.say("desk.accounts.unknown")) : Stream.<String>empty();
        var withheld = facts.withheld() ? Stream.of(texts.say("desk.accounts.withheld")) : Stream.<String>empty();
        var dormant = facts.standing() == Standing.DORMANT
                ? Stream.of(texts.say("desk.accounts.dormant"))
                : Stream.<String>empty();
        var insolvent = facts.insolvency().stream()
                .map(notice ->
                        texts.say("desk.accounts.insolvent", new Notation(texts.language()).day(notice.publishedOn())));
        return Stream.of(unknown, withheld, dormant, insolvent).flatMap(each -> each);
    }

    private String said(RegisterAnswer answer, Texts texts) {
        var register = texts.say("registers.name." + answer.register().code());
        return answer.answeredAt()
                .map(at -> texts.say(
                        "desk.accounts.answered",
                        register,
                        new Notation(texts.language())
                                .day(at.atZone(clock.getZone()).toLocalDate())))
                .orElseGet(() -> answer.refusal()
                        .map(it -> it.sentence(texts.language(), answer.register()))
                        .orElse(register));
    }
}
