package org.maillon.registers;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.BusinessCalendar;

/** What an insolvency notice means for a creditor: the procedure it tells of, and the days by which to act. */
final class InsolvencyRules {
    private static final int DAYS_TO_DECLARE_IN_BELGIUM = 30;

    private InsolvencyRules() {}

    /** @param reclaimBy and reliefBy null where the law sets no such day */
    record Deadlines(
            LocalDate declareBy,
            @Nullable LocalDate reclaimBy,
            @Nullable LocalDate reliefBy) {}

    /**
     * France: two months from the publication to declare, four for a creditor outside metropolitan France (Code de commerce,
     * art. L622-24 and R622-24, art. R641-25 for a liquidation; the last day moves on to a working day, Code de procédure
     * civile, art. 642); three months to reclaim goods sold under retention of title (art. L624-9); six to ask for relief
     * (art. L622-26). These two are not moved on: earlier is safe. Belgium: thirty days from the judgment, which may set
     * another day (Code de droit économique, art. XX.155).
     *
     * @param creditor the creditor's country
     */
    static Deadlines deadlines(InsolvencyKind kind, LocalDate openedOn, LocalDate publishedOn, String creditor) {
        if (kind.country().equals("BE"))
            return new Deadlines(openedOn.plusDays(DAYS_TO_DECLARE_IN_BELGIUM), null, null);
        int months = creditor.equals("FR") ? 2 : 4;
        return new Deadlines(
                BusinessCalendar.FRANCE.nextBusinessDay(publishedOn.plusMonths(months)),
                publishedOn.plusMonths(3),
                publishedOn.plusMonths(6));
    }

    /** Of an earlier procedure's day and a later one's, the first that has not passed. */
    static LocalDate declareBy(LocalDate earlier, LocalDate later, LocalDate today) {
        return earlier.isBefore(today) ? later : earlier;
    }

    /** What a notice tells. */
    sealed interface Meaning {
        /** A procedure begins, or turns into this one. */
        record Opens(InsolvencyKind kind) implements Meaning {}

        /** The procedure ends so that the company goes on, or the notice of it is void: claims may be asked for again. */
        record Ends() implements Meaning {}

        /** Anything else: a plan, a list of claims, a closing that leaves nothing to be had. */
        record Other() implements Meaning {}
    }

    static Meaning meaning(CompanyNotice notice) {
        if (notice.type().equals("annulation")) return new Meaning.Ends();
        var nature = plain(notice.nature());
        if (isEnd(nature)) return new Meaning.Ends();
        return opened(nature).<Meaning>map(Meaning.Opens::new).orElseGet(Meaning.Other::new);
    }

    private static boolean isEnd(String nature) {
        return nature.contains("extinction du passif")
                || nature.contains("fin a la procedure")
                || nature.contains("fin de la procedure")
                || nature.contains("infirm")
                || nature.contains("retract")
                || nature.contains("execution du plan");
    }

    private static Optional<InsolvencyKind> opened(String nature) {
        boolean begins = nature.contains("ouverture")
                || nature.contains("pronon")
                || nature.contains("conversion")
                || nature.contains("convertissant")
                || nature.contains("extension")
                || nature.contains("resolution du plan");
        if (!begins || nature.contains("cloture")) return Optional.empty();
        if (nature.contains("liquidation judiciaire")) return Optional.of(InsolvencyKind.LIQUIDATION);
        if (nature.contains("redressement judiciaire")) return Optional.of(InsolvencyKind.RECEIVERSHIP);
        return nature.contains("sauvegarde") ? Optional.of(InsolvencyKind.SAFEGUARD) : Optional.empty();
    }

    /** In small letters without accents: clerks write both. */
    private static String plain(@Nullable String nature) {
        var letters = Normalizer.normalize(nature == null ? "" : nature, Normalizer.Form.NFD);
        return letters.replaceAll("\\p{M}", "").toLowerCase(Locale.FRENCH);
    }

    /** What is done because of notices that were not known before. */
    sealed interface Step {
        CompanyNotice notice();

        /** The customer comes under this procedure; another one under which it was ends with it. */
        record Note(InsolvencyKind kind, CompanyNotice notice) implements Step {}

        /** A person looks whether the procedure noted here is over. */
        record Review(CompanyNotice notice) implements Step {}
    }

    /**
     * What follows from new notices. One that tells of an end never ends by itself what was noted before: whether claims may
     * be asked for again is a person's to say. A procedure of which the same reading tells the beginning and the end is
     * past, and not noted at all.
     *
     * @param current the procedure noted before
     * @param notices the first published first
     */
    static List<Step> steps(Optional<InsolvencyKind> current, List<CompanyNotice> notices) {
        var steps = new ArrayList<Step>();
        var kind = current.orElse(null);
        for (var notice : notices) {
            switch (meaning(notice)) {
                case Meaning.Opens(var opened) -> {
                    if (kind == null || kind != opened && opened == InsolvencyKind.LIQUIDATION) {
                        steps.add(new Step.Note(opened, notice));
                        kind = opened;
                    }
                }
                case Meaning.Ends _ -> {
                    if (current.isPresent()) steps.add(new Step.Review(notice));
                    else steps.clear();
                    if (current.isEmpty()) kind = null;
                }
                case Meaning.Other _ -> {}
            }
        }
        return List.copyOf(steps);
    }

    /** The key of the sentence that says what is wrong with an insolvency a person enters; empty where nothing is. */
    static Optional<String> refuse(NewInsolvency entered, LocalDate today) {
        if (entered.court().isBlank() || entered.court().length() > 200) return Optional.of("registers.wrong.court");
        if (entered.openedOn().isAfter(today)) return Optional.of("registers.wrong.opened-later");
        if (entered.publishedOn().isAfter(today)) return Optional.of("registers.wrong.published-later");
        if (entered.publishedOn().isBefore(entered.openedOn())) return Optional.of("registers.wrong.published-before");
        boolean early = entered.declareBy()
                .filter(day -> day.isBefore(entered.openedOn()))
                .isPresent();
        return early ? Optional.of("registers.wrong.declare-before") : Optional.empty();
    }
}
