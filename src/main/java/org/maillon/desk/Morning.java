package org.maillon.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.imports.Import;
import org.maillon.messages.Message;
import org.maillon.reminders.Outlook;
import org.maillon.reminders.Policy;
import org.maillon.reminders.Reason;
import org.maillon.steering.ChainFigures;
import org.maillon.tasks.Task;

/**
 * The facts of a morning, as they are read.
 *
 * @param outlook what a run would do now; empty where so many accounts are to be looked at that a page cannot wait for it
 * @param due how many accounts are to be looked at
 * @param reasons the items by the reason that stands for them
 * @param queued messages that wait to leave, the first of them at {@code departure}
 * @param troubled messages that failed, came back or are in doubt
 * @param refused imports that were the last word on their files
 * @param tasks the first of those whose day has come
 * @param known whether anything was ever imported
 */
record Morning(
        LocalDate on,
        ChainFigures figures,
        Policy policy,
        Optional<Outlook> outlook,
        long due,
        Map<Reason, Long> reasons,
        long queued,
        Optional<Instant> departure,
        List<Message> troubled,
        List<Import> refused,
        List<Task> tasks,
        boolean known) {}
