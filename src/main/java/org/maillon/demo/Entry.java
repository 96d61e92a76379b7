package org.maillon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An entry being written: its lines add up to zero when it is posted. */
final class Entry {
    private final Journal journal;
    private final LocalDate day;
    private final String piece;
    private final LocalDate pieceDay;
    private final String text;
    private final List<Line> lines = new ArrayList<>();

    Entry(Journal journal, LocalDate day, String piece, String text) {
        this(journal, day, piece, day, text);
    }

    Entry(Journal journal, LocalDate day, String piece, LocalDate pieceDay, String text) {
        this.journal = journal;
        this.day = day;
        this.piece = piece;
        this.pieceDay = pieceDay;
        this.text = text;
    }

    Entry with(Chart account, long cents) {
        add(account, Party.NONE, cents);
        return this;
    }

    Line add(Chart account, Party party, long cents) {
        var line = new Line(this, account, party, cents);
        lines.add(line);
        return line;
    }

    Journal journal() {
        return journal;
    }

    LocalDate day() {
        return day;
    }

    String piece() {
        return piece;
    }

    LocalDate pieceDay() {
        return pieceDay;
    }

    String text() {
        return text;
    }

    List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    long imbalanceCents() {
        return lines.stream().mapToLong(Line::cents).sum();
    }
}
