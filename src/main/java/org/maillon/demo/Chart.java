package org.maillon.demo;

/** The accounts in use, numbered by the French chart (plan comptable général). */
enum Chart {
    CAPITAL("101000", "Capital social"),
    RETAINED("110000", "Report à nouveau (solde créditeur)"),
    RESULT("120000", "Résultat de l'exercice"),
    LOAN("164000", "Emprunts auprès des établissements de crédit"),
    GOODWILL("207000", "Fonds commercial"),
    EQUIPMENT("218200", "Matériel de transport"),
    EQUIPMENT_DEPRECIATION("281820", "Amortissement du matériel de transport"),
    SUPPLIERS("401000", "Fournisseurs"),
    CUSTOMERS("411000", "Clients"),
    DOUBTFUL_CUSTOMERS("416000", "Clients douteux ou litigieux"),
    DEPOSITS("419100", "Clients - avances et acomptes reçus sur commandes"),
    WAGES_DUE("421000", "Personnel - rémunérations dues"),
    SOCIAL_SECURITY("431000", "Sécurité sociale"),
    VAT_DUE("445510", "TVA à décaisser"),
    VAT_PAID("445660", "TVA déductible sur autres biens et services"),
    VAT_COLLECTED("445710", "TVA collectée 20 %"),
    VAT_ON_DEPOSITS("445870", "TVA sur acomptes reçus"),
    DOUBTFUL_PROVISION("491000", "Dépréciation des comptes clients"),
    BANK("512000", "Banque"),
    PURCHASES("607000", "Achats de marchandises"),
    RENT("613200", "Locations immobilières"),
    BANK_FEES("627000", "Services bancaires"),
    WAGES("641100", "Salaires et appointements"),
    SOCIAL_CHARGES("645100", "Cotisations à l'URSSAF"),
    IRRECOVERABLE("654000", "Pertes sur créances irrécouvrables"),
    SETTLEMENT_DIFFERENCES("658000", "Charges diverses de gestion courante"),
    INTEREST("661100", "Intérêts des emprunts"),
    DEPRECIATION("681120", "Dotations aux amortissements"),
    DOUBTFUL_CHARGE("681740", "Dotations aux dépréciations des créances"),
    SALES("707100", "Ventes de marchandises France"),
    SALES_INTRA_COMMUNITY("707200", "Ventes de marchandises intracommunautaires"),
    FREIGHT("708500", "Ports et frais accessoires facturés");

    private final String number;
    private final String label;

    Chart(String number, String label) {
        this.number = number;
        this.label = label;
    }

    String number() {
        return number;
    }

    String label() {
        return label;
    }

    /** Charges and income, whose balance goes to the result at the end of the year. */
    boolean isOfTheResult() {
        return number.charAt(0) >= '6';
    }

    /** Carried to the next year line by line, not as one balance. */
    boolean isCarriedInDetail() {
        return this == CUSTOMERS || this == DOUBTFUL_CUSTOMERS || this == DEPOSITS || this == SUPPLIERS;
    }
}
