package org.maillon.demo;

/** The books of first entry, in the order in which a day is written up. */
enum Journal {
    AN("A nouveaux"),
    VT("Ventes"),
    HA("Achats"),
    PA("Paie"),
    BQ("Banque"),
    OD("Opérations diverses");

    private final String label;

    Journal(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
