package org.maillon.database;

import org.maillon.kernel.Code;
import org.maillon.kernel.Texts;

/** Why the database does not start, or a backup is not made or read, and what the person may do: one sentence each under {@code database.refusal}. */
public enum DatabaseRefusal {
    /** No binaries for this system or processor. Arguments: the system, the processor. */
    MACHINE_UNKNOWN,
    /** Started as root, and neither a user namespace nor the user nobody can be used. */
    ROOT_WITHOUT_OTHER_USER,
    /** Started as root without user namespaces, in a folder that the user nobody cannot reach. Argument: the folder. */
    HOME_CLOSED,
    /** The data were made by another major version. Arguments: version of the data, version of the binaries. */
    DATA_OF_OTHER_VERSION,
    /** The data exist and their password file does not, or does not fit. Argument: the password file. */
    PASSWORD_LOST,
    /** PostgreSQL ended or did not answer. Arguments: the log file, its last lines. */
    NOT_STARTED,
    /** The role sees only some rows, under row security. Argument: the role. */
    ROWS_HIDDEN,
    /** The file is something else, or holds what no backup holds. Argument: the file. */
    NOT_A_BACKUP,
    /** A byte is not as it was written, or the file was cut. Argument: the file or the table. */
    BACKUP_DAMAGED,
    /** Other migrations made the tables of the backup. Argument: the version of Maillon that wrote it. */
    BACKUP_OF_OTHER_VERSION,
    /** Rows are in the database already. Argument: a table that has some. */
    TARGET_NOT_EMPTY,
    /** Another process works in the database. */
    TARGET_IN_USE;

    String key() {
        return "database.refusal." + Code.of(this);
    }

    String sentence(Texts texts, Object... arguments) {
        return texts.say(key(), arguments);
    }
}
