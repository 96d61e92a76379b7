package org.maillon.desk;

import org.maillon.reminders.Reason;

/** So many items for a reason. */
public record ReasonCount(Reason reason, String code, long items) {}
