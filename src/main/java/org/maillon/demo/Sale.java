package org.maillon.demo;

import java.time.LocalDate;

/** An invoice of the invented company, and what is still open of it as the story goes on. */
final class Sale {
    private final Player player;
    private final LocalDate issuedOn;
    private final String number;
    private final long netCents;
    private final boolean refused;
    private Lettering lettering;
    private long openCents;

    Sale(Player player, LocalDate issuedOn, String number, long netCents, boolean refused, Line receivable) {
        this.player = player;
        this.issuedOn = issuedOn;
        this.number = number;
        this.netCents = netCents;
        this.refused = refused;
        this.lettering = Lettering.of(receivable);
        this.openCents = receivable.cents();
    }

    Player player() {
        return player;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    LocalDate dueOn() {
        return player.account().terms().dueOn(issuedOn);
    }

    String number() {
        return number;
    }

    long netCents() {
        return netCents;
    }

    /** Nobody will pay this one of their own accord. */
    boolean isRefused() {
        return refused;
    }

    long openCents() {
        return openCents;
    }

    Lettering lettering() {
        return lettering;
    }

    void letteredWith(Lettering group) {
        lettering = group;
    }

    void reduce(long cents) {
        if (cents > openCents) throw new IllegalStateException("more than is open on " + number);
        openCents -= cents;
    }
}
