package org.maillon.messages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.maillon.messages.LetterView.Fact;
import org.maillon.messages.LetterView.Headings;
import org.maillon.messages.LetterView.Row;
import org.maillon.messages.ReminderLetter.Claims;
import org.maillon.messages.ReminderLetter.Credit;
import org.maillon.messages.ReminderLetter.Line;
import org.maillon.messages.ReminderLetter.Tone;

/** Turns a letter's figures into the sentences of its language and tone. */
final class LetterWords {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final ReminderLetter letter;
    private final TemplateText words;
    private final Texts texts;

    private LetterWords(ReminderLetter letter, TemplateText words) {
        this.letter = letter;
        this.words = words;
        this.texts = Texts.in(letter.language());
    }

    static LetterView of(ReminderLetter letter, TemplateText words) {
        return new LetterWords(letter, words).view();
    }

    /** All that a short message says; in the words of Maillon where the template has none of its own. */
    static String sms(ReminderLetter letter, TemplateText words, TemplateText standard) {
        return new LetterWords(letter, words).filled(words.sms().isEmpty() ? standard.sms() : words.sms());
    }

    private LetterView view() {
        var sender = OneLine.of(letter.creditor().name());
        return new LetterView(
                letter.language().code(),
                OneLine.of(filled(words.subject())),
                sender,
                greeting(),
                paragraphs(words.opening()),
                say(letter.tone() == Tone.COURTESY ? "total.courtesy" : "total"),
                money(letter.totalCents()),
                new Headings(say("reference"), say("due-on"), say("open")),
                rows(true),
                letter.credits().stream().map(this::credit).toList(),
                say("information"),
                rows(false),
                say("payment"),
                payment(),
                paragraphs(words.closing()),
                signature(),
                mentions());
    }

    private String greeting() {
        var name = letter.contactName() == null ? "" : OneLine.of(letter.contactName());
        return name.isEmpty() ? say("greeting") : say("greeting.name", name);
    }

    /** An empty line parts paragraphs. */
    private List<String> paragraphs(String text) {
        return text.isEmpty() ? List.of() : List.of(filled(text).split("\\n\\s*\\n"));
    }

    private String filled(String text) {
        return TemplateRules.fill(text, this::value);
    }

    private String value(TemplateVariable variable) {
        var creditor = letter.creditor();
        return switch (variable) {
            case CUSTOMER -> OneLine.of(letter.customerName());
            case CONTACT -> OneLine.of(Objects.requireNonNullElse(letter.contactName(), letter.customerName()));
            case COMPANY -> OneLine.of(creditor.name());
            case SIGNATURE -> OneLine.of(creditor.signatureName());
            case TOTAL -> money(letter.totalCents());
            case ITEMS ->
                String.valueOf(letter.lines().stream().filter(Line::included).count());
            case OLDEST -> oldest().map(line -> OneLine.of(line.reference())).orElse("");
            case OLDEST_DUE_ON -> oldest().map(line -> longDay(line.dueOn())).orElse("");
            case DAYS_LATE ->
                oldest().map(line -> String.valueOf(Math.max(0, line.daysLate())))
                        .orElse("0");
            case PAY_BY -> longDay(letter.payBy());
            case TODAY -> longDay(letter.today());
        };
    }

    private Optional<Line> oldest() {
        return letter.lines().stream().filter(Line::included).min(Comparator.comparing(Line::dueOn));
    }

    private List<Row> rows(boolean included) {
        return letter.lines().stream()
                .filter(line -> line.included() == included)
                .map(this::row)
                .toList();
    }

    private Row row(Line line) {
        return new Row(
                OneLine.of(line.reference()),
                detail(line),
                SHORT.format(line.dueOn()),
                line.daysLate() > 0 ? say("days", line.daysLate()) : "",
                money(line.openCents()),
                line.openCents() == line.amountCents() ? "" : say("of", money(line.amountCents())));
    }

    private String detail(Line line) {
        var issued = say("issued-on", SHORT.format(line.issuedOn()));
        var order = line.purchaseOrderNumber() == null ? "" : OneLine.of(line.purchaseOrderNumber());
        return order.isEmpty() ? issued : say("your-order", order) + " · " + issued;
    }

    private Row credit(Credit credit) {
        return new Row(OneLine.of(credit.label()), "", "", "", money(-credit.amountCents()), "");
    }

    private List<Fact> payment() {
        var creditor = letter.creditor();
        if (creditor.iban() == null) return List.of();
        var facts = new ArrayList<Fact>();
        fact(facts, "beneficiary", creditor.beneficiary());
        fact(facts, "iban", creditor.iban().display());
        fact(facts, "bic", creditor.bic());
        fact(facts, "payment-reference", creditor.reference());
        return facts;
    }

    private void fact(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) facts.add(new Fact(say(key), OneLine.of(value)));
    }

    private List<String> signature() {
        var creditor = letter.creditor();
        return Stream.of(say("regards"), creditor.signatureName(), creditor.name(), creditor.phone())
                .filter(line -> line != null && !line.isBlank())
                .map(OneLine::of)
                .distinct()
                .toList();
    }

    /** What the law says is recalled only when friendliness has not helped. */
    private List<String> mentions() {
        if (letter.tone() == Tone.COURTESY || letter.tone() == Tone.FIRST) return List.of();
        var mentions = new ArrayList<String>();
        if (letter.claims() != null) claims(letter.claims(), mentions);
        switch (letter.sellerCountry()) {
            case "FR", "BE" -> mentions.add(say("law." + letter.sellerCountry().toLowerCase(Locale.ROOT)));
            default -> {
                // Another country's law is not ours to recall.
            }
        }
        return mentions;
    }

    private void claims(Claims claims, List<String> mentions) {
        boolean fee = claims.recoveryFeeCents() > 0;
        boolean interest = claims.interestCents() > 0;
        var feeText = money(claims.recoveryFeeCents());
        var interestText = money(claims.interestCents());
        var today = longDay(letter.today());
        if (fee && interest) mentions.add(say("claims.both", feeText, interestText, today));
        else if (fee) mentions.add(say("claims.fee", feeText));
        else if (interest) mentions.add(say("claims.interest", interestText, today));
    }

    private String say(String key, Object... arguments) {
        return texts.say("messages.letter." + key, arguments);
    }

    private String money(long cents) {
        return new Money(cents, letter.currency()).display(letter.language());
    }

    /** In words, as the language's country writes it; the first of a month is "1er" in French. */
    private String longDay(LocalDate day) {
        var written = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(letter.language().locale())
                .format(day);
        boolean first = letter.language() == Language.FR && day.getDayOfMonth() == 1;
        return (first ? written.replaceFirst("^1 ", "1er ") : written).replace(' ', '\u00a0');
    }
}
