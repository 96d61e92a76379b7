package org.maillon.payments;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/** What came of a promise somebody wanted to make. */
public sealed interface PromiseAnswer {
    /** Written down; an open promise about the same was taken back for it. */
    record Made(Promise promise) implements PromiseAnswer {}

    /** There is no such item or account in this company. */
    record Unknown() implements PromiseAnswer {}

    record NothingOwed() implements PromiseAnswer {}

    record InThePast() implements PromiseAnswer {}

    /** Later than may be promised. */
    record TooFar(LocalDate latest) implements PromiseAnswer {}

    /** Less than may be promised. */
    record TooLittle(Money least) implements PromiseAnswer {}

    /** More than is owed. */
    record TooMuch(Money owed) implements PromiseAnswer {}

    /** Why not, and what to do next; empty where it was made. */
    default String sentence(Language language) {
        var texts = Texts.in(language);
        return switch (this) {
            case Made _ -> "";
            case Unknown _ -> texts.say("payments.promise.refused.unknown");
            case NothingOwed _ -> texts.say("payments.promise.refused.nothing-owed");
            case InThePast _ -> texts.say("payments.promise.refused.past");
            case TooFar far -> texts.say("payments.promise.refused.too-far", day(far.latest(), language));
            case TooLittle little ->
                texts.say("payments.promise.refused.too-little", little.least().display(language));
            case TooMuch much ->
                texts.say("payments.promise.refused.too-much", much.owed().display(language));
        };
    }

    private static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }
}
