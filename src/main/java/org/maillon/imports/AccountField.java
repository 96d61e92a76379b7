package org.maillon.imports;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a column of a list of customers can hold. The first name of each is the canonical header. */
enum AccountField {
    CODE("account", "code", "compte", "codeclient", "numeroclient", "klantnummer", "klantcode", "customercode"),
    NAME("name", "nom", "raisonsociale", "societe", "client", "naam", "bedrijf", "klant", "company", "customer"),
    NUMBER("number", "numero", "identifiant", "nummer", "companynumber"),
    SIREN("siren"),
    SIRET("siret"),
    VAT("vatnumber", "vat", "tva", "numerotva", "tvaintracommunautaire", "btw", "btwnummer"),
    ENTERPRISE("enterprisenumber", "bce", "kbo", "numeroentreprise", "ondernemingsnummer"),
    LANGUAGE("language", "langue", "taal"),
    COUNTRY("country", "pays", "land", "codepays"),
    TERMS("terms", "delai", "conditions", "delaidepaiement", "betalingstermijn", "termijn", "paymentterms"),
    STREET("street", "adresse", "rue", "adresse1", "adres", "straat", "address", "billingaddress"),
    STREET_2("street2", "adresse2", "complement", "complementadresse", "adres2", "address2"),
    POSTCODE("postcode", "codepostal", "cp", "zip", "postalcode"),
    TOWN("town", "ville", "localite", "stad", "gemeente", "plaats", "city"),
    DELIVERY_STREET("deliverystreet", "adresselivraison", "leveringsadres", "deliveryaddress"),
    DELIVERY_POSTCODE("deliverypostcode", "cplivraison", "codepostallivraison", "leveringspostcode"),
    DELIVERY_TOWN("deliverytown", "villelivraison", "leveringsplaats", "deliverycity"),
    CONTACT("contact", "contactname", "interlocuteur", "nomcontact", "contactpersoon"),
    EMAIL("email", "courriel", "mail", "adresseemail", "emailadres"),
    PHONE("phone", "telephone", "tel", "telefoon", "gsm"),
    RECEIVES_EMAIL("receivesemail", "emailfactures", "courrielfactures", "emailfacturen", "invoiceemail"),
    APPROVES_EMAIL("approvesemail", "emailvalidation", "courrielvalidation", "emailgoedkeuring"),
    ORDERS_EMAIL("ordersemail", "emailcommandes", "courrielcommandes", "emailbestellingen"),
    SUPERIOR_EMAIL("superioremail", "emailresponsable", "courrielresponsable", "emailoverste"),
    SECTOR("sector", "secteur"),
    SEGMENT("segment"),
    SERVICE_CODE("servicecode", "codeservice", "dienstcode");

    private static final Map<String, AccountField> BY_NAME = new HashMap<>();

    static {
        for (var field : values()) for (var name : field.names) BY_NAME.put(name, field);
    }

    private final String[] names;

    AccountField(String... names) {
        this.names = names;
    }

    String canonical() {
        return names[0];
    }

    static Optional<AccountField> of(String header) {
        var bare = Normalizer.normalize(header, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return Optional.ofNullable(BY_NAME.get(bare.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")));
    }
}
