package org.maillon.desk;

import org.maillon.access.Permission;
import org.maillon.kernel.Code;

/**
 * An entry of the rail, in its order; only pages that exist are here. Its name is {@code desk.place.<code>}, the letter
 * that leads to it after {@code g} is {@code desk.place.<code>.key}.
 */
public enum Place {
    TODAY("/today", Permission.READ),
    TASKS("/tasks", Permission.READ),
    ACCOUNTS("/accounts", Permission.READ),
    SALES("/orders", Permission.READ),
    RECEIPTS("/receipts", Permission.READ),
    RECEIVABLES("/receivables", Permission.READ),
    REMINDERS("/reminders", Permission.READ),
    DISPUTES("/disputes", Permission.READ),
    PROMISES("/promises", Permission.READ),
    IMPORTS("/imports", Permission.IMPORT),
    SETTINGS("/settings", Permission.READ);

    private final String path;
    private final Permission needed;

    Place(String path, Permission needed) {
        this.path = path;
        this.needed = needed;
    }

    public String path() {
        return path;
    }

    public Permission needed() {
        return needed;
    }

    public String code() {
        return Code.of(this);
    }
}
