package org.maillon.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.maillon.claims.Imputation;
import org.maillon.claims.LateDebt;
import org.maillon.claims.LateInterest;
import org.maillon.claims.LateInterest.Counted;
import org.maillon.claims.LateInterest.Period;
import org.maillon.claims.LateInterest.RateUnknown;
import org.maillon.claims.PartPayment;
import org.maillon.claims.Rate;
import org.maillon.claims.Regime;
import org.maillon.kernel.Code;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Counts the interest and the recovery fee of one late invoice, without server or database. */
@Command(name = "interest", resourceBundle = "texts.claims_fr", description = "${bundle:claims.option.interest}")
@SuppressWarnings("NullAway.Init")
final class InterestCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int REFUSED = 3;
    private static final Language LANGUAGE = Language.FR;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(LANGUAGE.locale());

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "claims.option.help")
    private boolean help;

    @Option(names = "--regime", required = true, paramLabel = "R", descriptionKey = "claims.option.regime")
    private String regime;

    @Option(names = "--principal", required = true, paramLabel = "EUR", descriptionKey = "claims.option.principal")
    private String principal;

    @Option(names = "--due", required = true, paramLabel = "DAY", descriptionKey = "claims.option.due")
    private String dueOn;

    @Option(names = "--paid", required = true, paramLabel = "DAY", descriptionKey = "claims.option.paid")
    private String paidOn;

    @Option(names = "--rate", paramLabel = "PERCENT", descriptionKey = "claims.option.rate")
    private @Nullable String rate;

    @Option(names = "--part", paramLabel = "EUR@DAY", descriptionKey = "claims.option.part")
    private List<String> parts = List.of();

    @Option(
            names = "--imputation",
            paramLabel = "I",
            defaultValue = "interest-first",
            descriptionKey = "claims.option.imputation")
    private String imputation;

    @Option(names = "--insolvent", paramLabel = "DAY", descriptionKey = "claims.option.insolvent")
    private @Nullable String insolventOn;

    @Option(names = "--json", descriptionKey = "claims.option.json")
    private boolean json;

    /**
     * The fields of the contract, and what they are made of.
     *
     * @param stopped why interest ends before the day asked about, with the article
     */
    record Answer(
            long interestCents,
            long recoveryFeeCents,
            long principalOpenCents,
            long interestOpenCents,
            List<AnswerPeriod> periods,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String stopped,

            List<String> warnings) {}

    /** One row: its days, both inclusive. */
    record AnswerPeriod(
            LocalDate from,
            LocalDate to,
            int days,
            BigDecimal ratePercent,
            long principalCents,
            long cents,
            String source) {}

    /** A refusal in JSON: its name and its sentence. */
    record Refusal(String refused, String halfYear, String message) {}

    @Override
    public Integer call() {
        return switch (count()) {
            case Counted counted -> say(counted);
            case RateUnknown unknown -> refuse(unknown);
        };
    }

    private LateInterest count() {
        try {
            return LateInterest.of(debt(), day(paidOn));
        } catch (InvalidValue wrong) {
            throw new ParameterException(spec.commandLine(), wrong.in(LANGUAGE), wrong);
        }
    }

    private LateDebt debt() {
        return new LateDebt(
                Regime.of(regime),
                euros(principal),
                day(dueOn),
                Optional.ofNullable(rate).map(Rate::parse),
                Imputation.of(imputation),
                parts.stream().map(InterestCommand::part).toList(),
                Optional.ofNullable(insolventOn).map(InterestCommand::day));
    }

    private static PartPayment part(String text) {
        var at = text.indexOf('@');
        if (at < 0) throw new InvalidValue("claims.part.invalid", text);
        return new PartPayment(euros(text.substring(0, at)), day(text.substring(at + 1)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new InvalidValue("claims.day.invalid", text);
        }
    }

    private static Money euros(String text) {
        var read = text.strip().replace(',', '.');
        if (!read.matches("-?[0-9]{1,13}(\\.[0-9]{1,2})?")) throw new InvalidValue("claims.amount.invalid", text);
        return Money.euros(new BigDecimal(read).movePointRight(2).longValueExact());
    }

    private int say(Counted counted) {
        if (json) out().println(JsonMapper.shared().writeValueAsString(answer(counted)));
        else tell(counted);
        out().flush();
        return DONE;
    }

    private int refuse(RateUnknown unknown) {
        var message = unknown.in(LANGUAGE);
        if (json) {
            var refusal = new Refusal("rate-unknown", unknown.halfYear().toString(), message);
            out().println(JsonMapper.shared().writeValueAsString(refusal));
            out().flush();
        }
        spec.commandLine().getErr().println(message);
        spec.commandLine().getErr().flush();
        return REFUSED;
    }

    private static Answer answer(Counted counted) {
        return new Answer(
                counted.interest().cents(),
                counted.recoveryFee().cents(),
                counted.principalOpen().cents(),
                counted.interestOpen().cents(),
                counted.periods().stream().map(InterestCommand::row).toList(),
                stopped(counted).orElse(null),
                counted.warnings().stream().map(warning -> warning.in(LANGUAGE)).toList());
    }

    private static AnswerPeriod row(Period period) {
        return new AnswerPeriod(
                period.from(),
                period.to(),
                period.days(),
                period.rate().percent(),
                period.principal().cents(),
                period.interest().cents(),
                code(period.source()));
    }

    private void tell(Counted counted) {
        var texts = Texts.in(LANGUAGE);
        counted.periods().forEach(period -> out().println(line(period)));
        stopped(counted).ifPresent(out()::println);
        out().println(texts.say("claims.interest.total", shown(counted.interest())));
        out().println(texts.say("claims.interest.fee", shown(counted.recoveryFee())));
        out().println(texts.say("claims.interest.open", shown(counted.principalOpen()), shown(counted.interestOpen())));
        counted.warnings()
                .forEach(warning -> out().println(texts.say("claims.interest.warning", warning.in(LANGUAGE))));
    }

    private static Optional<String> stopped(Counted counted) {
        return counted.stop().map(stop -> stop.in(LANGUAGE, DAY.format(stop.lastDay()), DAY.format(stop.judgedOn())));
    }

    private static String line(Period period) {
        var texts = Texts.in(LANGUAGE);
        return texts.say(
                "claims.interest.period",
                DAY.format(period.from()),
                DAY.format(period.to()),
                period.days(),
                period.rate().display(LANGUAGE),
                shown(period.principal()),
                shown(period.interest()),
                texts.say("claims.source." + code(period.source())));
    }

    private static String code(LateInterest.Source source) {
        return Code.of(source);
    }

    private static String shown(Money amount) {
        return amount.display(LANGUAGE);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
