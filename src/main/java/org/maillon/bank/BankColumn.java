package org.maillon.bank;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a column of a bank's list (CSV, XLSX) can hold. Its names are headers of French, Belgian, Spanish, German and
 * international banks and payment providers in small letters without accents, marks and blanks; the first are the surest,
 * so that of two columns the better named one counts.
 */
public enum BankColumn {
    BOOKED_ON("datecomptable datedecomptabilisation datecomptabilisation boekingsdatum boekdatum dateoperation"
            + " dateoperationlocale datedoperation datedeloperation dateop dateecriture datedecriture uitvoeringsdatum"
            + " datedexecution dateexecution fechaoperacion fechacontable foperacion foperativa bookingdate postingdate"
            + " postdate transactiondate completeddate datedereglement buchungstag buchungsdatum creationdate date"
            + " datum fecha dateheure datumverrichting afschrijvingsdatum datetime operationdate settlementdate"),
    VALUE_ON("datevaleur datedevaleur dateval datedelavaleur valeur valutadatum valuta rentedatum fechavalor fvalor"
            + " valuedate wertstellung datevaleurapplicable interestdate"),
    AMOUNT("montant montantoperation montantdeloperation montantsigne montantdelatransaction montanttotal bedrag"
            + " bedragineur importe importeoperacion importeneto amount amounteur transactionamount montantnet betrag umsatz"
            + " bedraginmunt transactiebedrag somme"),
    DEBIT(
            "netdebitnc debit montantdebit debiteuros debiteur debet debito cargo cargos adeudo withdrawal withdrawals paidout"
                    + " moneyout soll debitamount depenses sortie"),
    CREDIT(
            "netcreditnc credit montantcredit crediteuros crediteur credito abono abonos ingreso ingresos deposit deposits"
                    + " paidin moneyin haben creditamount recettes entree"),
    SIDE("sens debitcredit creditdebit dc afbij debitoucredit side drcr crdr signe teken debethaber sollhaben"),
    CURRENCY(
            "netcurrency devise deviseducompte codedevise monnaie munt muntcode devies valutarekening divisa moneda currency"
                    + " currencycode waehrung wahrung ccy valuta devisecompte"),
    STATUS("statut status state estado statutdeloperation"),
    TEXT("libelle libelles libelleoperation libelledeloperation libellesimplifie label description designation"
            + " communication communications communicationlibre mededeling mededelingen vrijemededeling omschrijving"
            + " omschrijvingen details detail detaildelecriture detailsdumouvement detailmouvement message motif memo concepto"
            + " descripcion movimiento observaciones masdatos verwendungszweck buchungstext narrative particulars"
            + " informationscomplementaires informationcomplementaire naturedeloperation nature reference1 remittanceinformation"
            + " paymentreference referencedepaiement communicationstructureelibre type typedetransaction typeverrichting"
            + " typeoperation transaction transactie paymentmethod note notes commentaire"),
    PAYER("nomdelacontrepartie nomcontrepartie nomcontrepartiecontient naamtegenpartij naamvandetegenpartij"
            + " naamtegenpartijbevat contrepartie tegenpartij partnername payee payer counterparty counterpartyname"
            + " beguenstigterzahlungspflichtiger beguenstigter auftraggeber nomdutiers tiers beneficiaire emetteur"
            + " donneurdordre beneficiario ordenante naamtegenrekening naam merchant supplierfound name"),
    PAYER_ACCOUNT(
            "comptecontrepartie comptedelacontrepartie comptepartieadverse ibancontrepartie ibandelacontrepartie"
                    + " rekeningtegenpartij rekeningnummertegenpartij rekeningvandetegenpartij ibantegenpartij tegenrekening"
                    + " counterpartyaccount counterpartyiban counterpartaccount kontonummeriban cuentabeneficiario contrepartie tegenpartij"),
    /** The account itself, or the other party's: told by whether it is the same in all rows. */
    SOME_ACCOUNT(
            "iban compte numerodecompte numerocompte nodecompte rekening rekeningnummer cuenta account accountnumber"
                    + " bankaccount accountid accountnum accountiban kontonummer numerodecuenta"),
    STRUCTURED_REFERENCE(
            "communicationstructuree gestructureerdemededeling structuredreference structuredcommunication vcs ogm"
                    + " referencestructuree gestructureerdereferentie"),
    REFERENCE(
            "merchantreference reference referencedeloperation referenceoperation referenceclient ref referentie klantreferentie"
                    + " referencia customerreference numerodecheque chequenumber"),
    END_TO_END("endtoendid endtoendreference referencedebouenbout eref endtoend referenceendtoend"),
    MANDATE("mandat referencedumandat rum mandaatreferentie mandateid mandatereference mandato mandatsreferenz"),
    BANK_REFERENCE(
            "pspreference numerodetransaction numerodemouvement transactienummer bankreferentie bankreference transactionid"
                    + " numerodoperation operationnumber referencebancaire numerooperation id"),
    STATEMENT_NUMBER(
            "numerodextrait numeroextrait rekeninguittrekselnummer afschriftnummer uittrekselnummer statementnumber"
                    + " numerodereleve"),
    BALANCE(
            "solde soldeapresoperation soldecomptable saldo saldonaverrichting balance runningbalance accountbalance saldocontable"
                    + " kontostand");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDING = Pattern.compile("(?:euros?|eur|utc|gbp|usd|contient|bevat)$");

    private static final int LONGEST_HEADER = 100;

    private final List<String> names;

    BankColumn(String names) {
        this.names = List.of(names.split(" "));
    }

    /** How sure a header is to mean this, 0 the surest; empty when it does not. */
    OptionalInt rank(String header) {
        if (header.length() > LONGEST_HEADER) return OptionalInt.empty();
        var plain = plain(header);
        int rank = names.indexOf(plain);
        if (rank < 0) rank = names.indexOf(ENDING.matcher(plain).replaceAll(""));
        return rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    boolean isMoney() {
        return this == AMOUNT || this == DEBIT || this == CREDIT;
    }

    boolean isDay() {
        return this == BOOKED_ON || this == VALUE_ON;
    }

    /** Whether several columns may hold it, one after the other. */
    boolean manifold() {
        return this == TEXT;
    }

    /** Small letters and digits alone. */
    static String plain(String header) {
        var spelled = header.replace("°", "o").replace("º", "o").replace("€", "eur");
        var bare = MARKS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFD))
                .replaceAll("");
        return OTHER.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
