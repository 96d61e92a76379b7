package org.maillon.desk;

import java.text.NumberFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Code;
import org.maillon.reminders.Experiment;
import org.maillon.reminders.ExperimentFinding;
import org.maillon.reminders.ExperimentFinding.Arm;
import org.maillon.reminders.ExperimentFinding.Measured;
import org.maillon.reminders.ExperimentFinding.TooEarly;

/** What an experiment has shown, as people read it. */
final class ExperimentWords {
    private final Page page;

    ExperimentWords(Page page) {
        this.page = page;
    }

    ExperimentLine line(Experiment experiment, @Nullable ExperimentFinding finding) {
        return new ExperimentLine(
                experiment,
                ReminderWords.step(page, experiment.step()),
                chip(experiment, finding),
                sentence(finding),
                finding,
                finding == null
                        ? List.of()
                        : List.of(
                                side("desk.experiments.reminded", finding.reminded()),
                                side("desk.experiments.held-out", finding.heldOut())));
    }

    private Chip chip(Experiment experiment, @Nullable ExperimentFinding finding) {
        if (finding instanceof Measured measured && measured.isCertain())
            return measured.low() > 0
                    ? new Chip(page.t("desk.experiments.helps"), Tone.OK)
                    : new Chip(page.t("desk.experiments.harms"), Tone.LATE);
        return experiment.isRunning()
                ? new Chip(page.t("desk.experiments.running"), Tone.SOON)
                : new Chip(page.t("desk.experiments.ended"), Tone.PLAIN);
    }

    private String sentence(@Nullable ExperimentFinding finding) {
        return switch (finding) {
            case null -> page.t("desk.experiments.gone");
            case TooEarly early ->
                page.t(
                        "desk.experiments.early." + Code.of(early.missing()),
                        page.in().number(early.needed()));
            case Measured measured -> measured(measured);
        };
    }

    private String measured(Measured measured) {
        var key = !measured.isCertain() ? "unsure" : measured.low() > 0 ? "gained" : "lost";
        double sign = key.equals("lost") ? -1 : 1;
        double least = key.equals("lost") ? -measured.high() : measured.low();
        double most = key.equals("lost") ? -measured.low() : measured.high();
        return page.t(
                "desk.experiments." + key,
                days(sign * measured.daysGained()),
                days(least),
                days(most),
                page.in().number(measured.withinDays()));
    }

    private ExperimentLine.Side side(String key, Arm arm) {
        return new ExperimentLine.Side(
                page.t(key),
                page.in().number(arm.accounts()),
                page.in().number(arm.items()),
                page.in().number(arm.paid()),
                arm.medianDays().isPresent()
                        ? page.in().days(arm.medianDays().getAsInt())
                        : page.t("desk.experiments.no-median"));
    }

    /** To a tenth of a day; a true minus sign. */
    private String days(double days) {
        var format = NumberFormat.getNumberInstance(page.language().locale());
        format.setMaximumFractionDigits(1);
        format.setMinimumFractionDigits(1);
        return format.format(days).replace('-', '\u2212');
    }
}
