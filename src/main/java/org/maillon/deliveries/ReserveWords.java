package org.maillon.deliveries;

import java.util.List;
import java.util.stream.Collectors;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Reserves as a person reads them, one a line: "Palette 80 x 120 : 2 manquants (film ouvert)". */
public final class ReserveWords {
    private static final int MOST = 2_000;

    private ReserveWords() {}

    static String of(List<Reserve> reserves, List<DeliveryLine> lines, Language language) {
        var all = reserves.stream().map(reserve -> of(reserve, lines, language)).collect(Collectors.joining("\n"));
        return all.length() > MOST ? all.substring(0, MOST - 1) + "…" : all;
    }

    public static String of(Reserve reserve, List<DeliveryLine> lines, Language language) {
        var texts = Texts.in(language);
        var about = lines.stream()
                .filter(line -> reserve.line().isPresent() && reserve.line().getAsInt() == line.number())
                .findFirst();
        var subject = about.map(DeliveryLine::description).orElseGet(() -> texts.say("deliveries.reserve.whole"));
        var quantity = about.map(line -> Quantities.display(reserve.quantity().orElse(line.quantity()), language)
                        + (line.unit().isEmpty() ? "" : " " + line.unit()))
                .orElse("");
        var said = texts.say(
                "deliveries.reserve.said", subject, quantity, reserve.kind().in(language));
        return (reserve.note().isEmpty() ? said : said + " — " + reserve.note()).replaceAll("  +", " ");
    }
}
