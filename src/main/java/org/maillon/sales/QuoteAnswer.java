package org.maillon.sales;

import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What became of an act on a quote. */
public sealed interface QuoteAnswer {
    /** It was done; the quote stands so now. */
    record Done(Quote quote) implements QuoteAnswer {}

    /** The company has no such quote. */
    record Unknown() implements QuoteAnswer {}

    /** What stands in the way, and in which state the quote is. */
    record Refused(QuoteRefusal why, QuoteState state) implements QuoteAnswer {}

    /** What to say to the one who asked. */
    default String sentence(Language language) {
        var texts = Texts.in(language);
        return switch (this) {
            case Done done -> done.quote().state().in(language);
            case Unknown _ -> texts.say("sales.refusal.unknown");
            case Refused refused ->
                texts.say(
                        "sales.quote-refusal." + refused.why().code(),
                        refused.state().in(language));
        };
    }
}
