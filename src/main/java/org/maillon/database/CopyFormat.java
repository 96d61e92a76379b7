package org.maillon.database;

import java.sql.SQLException;
import java.sql.Statement;

/** The settings of a transaction under which values are written as text and read back as the same values. */
final class CopyFormat {
    private CopyFormat() {}

    static void fix(Statement statement) throws SQLException {
        // Row security off means: an error instead of missing rows.
        for (var setting : """
                row_security = off
                statement_timeout = 0
                idle_in_transaction_session_timeout = 0
                datestyle = 'ISO, YMD'
                intervalstyle = 'postgres'
                bytea_output = 'hex'
                extra_float_digits = 3
                """.lines().toList()) statement.execute("set local " + setting);
    }
}
