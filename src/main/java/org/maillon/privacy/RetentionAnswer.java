package org.maillon.privacy;

import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What came of a company's wish to keep a kind of record so long. */
public sealed interface RetentionAnswer {
    record Done(RetentionRule rule) implements RetentionAnswer {}

    /** Below what a law asks for, or beyond what it allows: the sentence names the article. */
    record Refused(LegalRule law, boolean tooShort) implements RetentionAnswer {
        public String sentence(Language language) {
            var texts = Texts.in(language);
            return tooShort
                    ? texts.say("privacy.refused.too-short", law.least(), law.article())
                    : texts.say("privacy.refused.too-long", law.most(), law.article());
        }
    }
}
