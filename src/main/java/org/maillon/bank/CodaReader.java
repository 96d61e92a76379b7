package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/**
 * Coded statements of Belgian banks (CODA of Febelfin, versions 1 and 2) in records of 128 columns: 0 header, 1 old
 * balance, 21 to 23 movement, 31 to 33 information, 8 new balance, 4 message of the bank, 9 trailer.
 */
final class CodaReader implements StatementReader {
    private static final Pattern FIRST_RECORD = Pattern.compile("^\\s*0{5}[0-9]{6}[0-9 ]{3}05");
    private static final int LENGTH = 128;

    @Override
    public boolean reads(Sniffed file) {
        return FIRST_RECORD.matcher(file.head()).find();
    }

    @Override
    public List<BankStatement> read(Sniffed file) {
        var reading = new Reading();
        FixedRecord.each(file.text(), LENGTH, reading::take);
        return reading.all();
    }

    /** One walk through one file. */
    private static final class Reading {
        private final List<BankStatement> statements = new ArrayList<>();
        private @Nullable CodaStatement open;
        private @Nullable BankFileRefused wrongVersion;

        void take(FixedRecord record) {
            if (record.at(1) == '0') header(record);
            else statement(record).take(record);
            if (record.at(1) == '9') finish();
        }

        private void header(FixedRecord record) {
            finish();
            var begun = new CodaStatement(record);
            open = begun;
            char version = version(record);
            if (version == '1' || version == '2') {
                begun.oldVersion(version == '1');
            } else {
                wrongVersion = BankFileRefused.at(record.place(), LENGTH, Code.CODA_VERSION, String.valueOf(version));
                begun.refuse(wrongVersion.problem());
            }
        }

        /** The last column, also where a program lost some blanks before it. */
        private static char version(FixedRecord record) {
            var written = record.text().stripTrailing();
            return written.charAt(written.length() - 1);
        }

        private CodaStatement statement(FixedRecord record) {
            var statement = open;
            if (statement != null) return statement;
            statement = new CodaStatement(record);
            open = statement;
            return statement;
        }

        private void finish() {
            if (open != null) StatementDraft.keep(statements, open.finished());
            open = null;
        }

        List<BankStatement> all() {
            finish();
            if (statements.size() == 1 && wrongVersion != null) throw wrongVersion;
            if (statements.isEmpty()) throw BankFileRefused.at(0, 0, Code.NO_STATEMENT);
            return statements;
        }
    }
}
