package org.maillon.bank;

import java.io.IOException;
import java.io.Reader;
import org.maillon.bank.BankProblem.Code;

/**
 * Lets the characters of an XML file through while they stay harmless: no document type declaration (and so no
 * entities of the file's own), and no text, tag or comment longer than any statement needs. A parser behind it never
 * gathers more than one such piece.
 */
final class XmlGuard extends Reader {
    static final int LONGEST_PIECE = 1 << 16;
    private static final int LONGEST_OPENING = 9;

    private enum Within {
        TEXT,
        OPENING,
        TAG,
        QUOTED,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    private final Reader source;
    private final StringBuilder opening = new StringBuilder();
    private Within within = Within.TEXT;
    private char quote;
    private char last;
    private char beforeLast;
    private int length;
    private int line = 1;

    XmlGuard(Reader source) {
        this.source = source;
    }

    @Override
    public int read(char[] buffer, int from, int count) throws IOException {
        int read = source.read(buffer, from, count);
        for (int i = from; i < from + read; ) i = pass(buffer, i, from + read);
        return read;
    }

    /** Most of a file is text between tags, and names inside them: they are passed in one go. */
    private int pass(char[] buffer, int from, int end) {
        int i = from;
        if (within == Within.TEXT) {
            while (i < end && buffer[i] != '<') {
                if (buffer[i++] == '\n') line++;
            }
        } else if (within == Within.TAG) {
            while (i < end && buffer[i] > '>') i++;
        }
        grow(i - from);
        return i < end ? one(buffer, i) : end;
    }

    private void grow(int more) {
        length += more;
        if (length > LONGEST_PIECE) throw BankFileRefused.at(line, 0, Code.VALUE_TOO_LONG);
    }

    private int one(char[] buffer, int at) {
        pass(buffer[at]);
        return at + 1;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void pass(char c) {
        if (c == '\n') line++;
        grow(1);
        switch (within) {
            case TEXT -> {
                if (c == '<') enter(Within.OPENING);
            }
            case OPENING -> open(c);
            case TAG -> tag(c);
            case QUOTED -> {
                if (c == quote) within = Within.TAG;
            }
            case COMMENT -> leaveAfterTwo('-', c);
            case CDATA -> leaveAfterTwo(']', c);
            case INSTRUCTION -> {
                if (c == '>' && last == '?') enter(Within.TEXT);
            }
        }
        beforeLast = last;
        last = c;
    }

    private void enter(Within piece) {
        within = piece;
        length = 0;
        opening.setLength(0);
    }

    private void open(char c) {
        opening.append(c);
        if (c == '?') enter(Within.INSTRUCTION);
        else if (opening.charAt(0) != '!') openTag(c);
        else if (opening.indexOf("!--") == 0) enterComment(Within.COMMENT);
        else if (opening.indexOf("![CDATA[") == 0) enterComment(Within.CDATA);
        else if (opening.indexOf("!D") == 0 || opening.indexOf("!d") == 0) {
            throw BankFileRefused.at(line, 0, Code.DTD_FOUND);
        } else if (c == '>' || opening.length() > LONGEST_OPENING) throw BankFileRefused.at(line, 0, Code.BROKEN_XML);
    }

    /** The dashes and brackets of the opening do not close it. */
    private void enterComment(Within piece) {
        enter(piece);
        last = ' ';
    }

    private void openTag(char c) {
        within = Within.TAG;
        tag(c);
    }

    private void tag(char c) {
        if (c == '>') enter(Within.TEXT);
        else if (c == '"' || c == '\'') {
            quote = c;
            within = Within.QUOTED;
        }
    }

    private void leaveAfterTwo(char sign, char c) {
        if (c == '>' && last == sign && beforeLast == sign) enter(Within.TEXT);
    }
}
