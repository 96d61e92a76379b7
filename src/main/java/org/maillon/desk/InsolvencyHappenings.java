package org.maillon.desk;

import java.util.List;
import java.util.stream.Stream;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Texts;
import org.maillon.registers.Insolvencies;
import org.maillon.registers.Insolvency;
import org.springframework.stereotype.Component;

/** The insolvencies of a customer: when each was published, and when it ended. */
@Component
class InsolvencyHappenings implements Happenings {
    private final Insolvencies insolvencies;

    InsolvencyHappenings(Insolvencies insolvencies) {
        this.insolvencies = insolvencies;
    }

    @Override
    public List<Happening> of(CurrentMember reader, AccountId account) {
        var texts = Texts.in(reader.language());
        return insolvencies.of(reader.tenant(), account).stream()
                .flatMap(each -> happenings(texts, each))
                .toList();
    }

    private static Stream<Happening> happenings(Texts texts, Insolvency insolvency) {
        var kind = texts.say("registers.kind." + insolvency.kind().code());
        var published = new Happening(
                insolvency.publishedOn(), Happening.Kind.BAD, kind, "", insolvency.court(), List.of(), null);
        var ended = insolvency.endedOn().stream()
                .map(on -> new Happening(
                        on,
                        Happening.Kind.PLAIN,
                        texts.say("desk.insolvency.over", kind),
                        "",
                        insolvency.endReason().orElse(""),
                        List.of(),
                        null));
        return Stream.concat(Stream.of(published), ended);
    }
}
