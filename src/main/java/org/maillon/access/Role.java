package org.maillon.access;

import static org.maillon.access.Permission.DECIDE_CREDIT;
import static org.maillon.access.Permission.EDIT_ACCOUNTS;
import static org.maillon.access.Permission.IMPORT;
import static org.maillon.access.Permission.READ;
import static org.maillon.access.Permission.SEND_REMINDERS;
import static org.maillon.access.Permission.SETTINGS;
import static org.maillon.access.Permission.WAIVE;

import java.util.Set;
import org.maillon.kernel.Code;

/** What somebody is in a company; a role is nothing but its set of permissions. */
public enum Role {
    OWNER(Set.of(Permission.values())),
    CREDIT_MANAGER(Set.of(READ, IMPORT, EDIT_ACCOUNTS, SEND_REMINDERS, WAIVE, DECIDE_CREDIT, SETTINGS)),
    COLLECTOR(Set.of(READ, EDIT_ACCOUNTS, SEND_REMINDERS, DECIDE_CREDIT)),
    SALES(Set.of(READ, EDIT_ACCOUNTS)),
    ACCOUNTANT(Set.of(READ, IMPORT, EDIT_ACCOUNTS)),
    READ_ONLY(Set.of(READ));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    /** As written in the database, in forms and in the keys of sentences: {@code credit-manager}. */
    public String code() {
        return Code.of(this);
    }

    /** The role of a code; an unknown one is refused. */
    public static Role of(String code) {
        return Code.read(Role.class, code);
    }
}
