package org.maillon.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Texts;
import org.maillon.portal.Answer;
import org.maillon.portal.CustomerAnswers;
import org.springframework.stereotype.Component;

/** What a customer said on its page. */
@Component
class AnswerHappenings implements Happenings {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int LATEST = 50;

    private final CustomerAnswers answers;

    AnswerHappenings(CustomerAnswers answers) {
        this.answers = answers;
    }

    @Override
    public List<Happening> of(CurrentMember reader, AccountId account) {
        return answers.list(reader.tenant(), account, LATEST).stream()
                .map(answer -> happening(reader, answer))
                .toList();
    }

    private static Happening happening(CurrentMember reader, Answer answer) {
        var texts = Texts.in(reader.language());
        var what = answer.reference().orElseGet(() -> texts.say("portal.said.all"));
        var day = answer.day().map(new Notation(reader.language())::day).orElse("");
        var note = answer.note().isEmpty() ? answer.recipient() : answer.recipient() + " · " + answer.note();
        return new Happening(
                LocalDate.ofInstant(answer.at(), ZONE),
                Happening.Kind.IN,
                texts.say("desk.answered." + answer.kind().code(), what, day),
                "",
                note,
                List.of(),
                "/accounts/" + answer.account().value() + "/agreements");
    }
}
