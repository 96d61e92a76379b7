package org.maillon.reminders;

import java.util.Map;

/**
 * What a run did, or would do.
 *
 * @param accounts accounts (counted per currency) whose day had come
 * @param items open items decided
 * @param messages messages that leave
 * @param byReason all open items of the company by the reason of the day, also those whose day had not come
 * @param byStep steps taken, by the step's name
 */
public record RunResult(
        long accounts, long items, long messages, Map<Reason, Long> byReason, Map<String, Long> byStep) {}
