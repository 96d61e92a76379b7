package org.maillon.bank;

import java.util.List;

/**
 * One format of bank files. A reader keeps nothing from one file to the next. What is wrong with one statement goes into
 * that statement's problems; what makes the whole file unreadable is thrown as {@link BankFileRefused}, and nothing else
 * ever is, whatever the bytes.
 */
interface StatementReader {
    /** Whether the file is one of this format, judged by its beginning. */
    boolean reads(Sniffed file);

    List<BankStatement> read(Sniffed file);
}
