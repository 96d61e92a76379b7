package org.maillon.database;

import java.util.List;
import org.maillon.kernel.Texts;

/** What became of a backup or of its restoration. */
public sealed interface BackupResult {
    /** All tables with all their rows went over. */
    record Done(int tables, long rows) implements BackupResult {}

    /** Nothing was written or changed. */
    record Refused(DatabaseRefusal reason, List<String> arguments) implements BackupResult {
        public String sentence(Texts texts) {
            return reason.sentence(texts, arguments.toArray());
        }
    }
}
