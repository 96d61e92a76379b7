package org.maillon.demo;

import java.util.List;

/** The word lists names are made of: family names and towns are invented or rare, trades are common. */
final class Words {
    static final List<String> FAMILIES_FR = List.of(
            "Vernoux",
            "Delambre",
            "Castelin",
            "Morvanne",
            "Quesnoit",
            "Brialle",
            "Tessandier",
            "Lormeuil",
            "Péroche",
            "Gaudrel",
            "Haumontel",
            "Sérignot",
            "Faugeronne",
            "Beldamart",
            "Clairembaut",
            "Rouvrelle",
            "Estrabaud",
            "Montagnolle",
            "Duchaussoir",
            "Lavergnat",
            "Pommeretz",
            "Aubrelle",
            "Cazenouve",
            "Thiébaudin",
            "Marchandot",
            "Bouvignies",
            "Kerlévez",
            "Le Guennoc",
            "Etchebarne",
            "Fréminoux",
            "Jolivard",
            "Noirclerc",
            "Ozannat",
            "Plessimont",
            "Ravenelle",
            "Sauvageol",
            "Trémouilhe",
            "Urvoasse",
            "Villebrun",
            "Yvonnou");
    static final List<String> FAMILIES_NL = List.of(
            "Van Haelstert",
            "De Wispelaer",
            "Verstrynghe",
            "Claerboudt",
            "Vanderbeeken",
            "Roggemans",
            "Ketelslegel",
            "Huyghebrecht",
            "Peetersmans",
            "Wauterickx",
            "Lambrechtsen",
            "D’Hondtveld",
            "Goethaers",
            "Baekelandt",
            "Mertensoon",
            "Vercauterynck",
            "Steenhouwer",
            "Van den Broekhove",
            "Cornelissens",
            "Blommaerts");
    static final List<String> FAMILIES_EN = List.of("Thornbury", "Ashcombe", "Whitlock", "Pemberley", "Garrowby");
    static final List<String> FIRST_NAMES_FR = List.of(
            "Amélie",
            "Bastien",
            "Chloé",
            "Damien",
            "Élodie",
            "François",
            "Géraldine",
            "Hélène",
            "Inès",
            "Jérôme",
            "Karine",
            "Loïc",
            "Maëlle",
            "Nicolas",
            "Océane",
            "Patrice",
            "Raphaël",
            "Sandrine",
            "Théo",
            "Véronique");
    static final List<String> FIRST_NAMES_NL = List.of(
            "Annelies",
            "Bram",
            "Dries",
            "Ellen",
            "Filip",
            "Griet",
            "Hilde",
            "Jeroen",
            "Katrien",
            "Lien",
            "Maarten",
            "Pieter",
            "Saskia",
            "Tine",
            "Wouter");
    static final List<String> FIRST_NAMES_EN = List.of("Alice", "Edward", "Fiona", "George", "Harriet", "Oliver");
    /** A trade and, after the bar, its segment. */
    static final List<String> TRADES_FR = List.of(
            "Menuiserie|Bâtiment",
            "Plomberie|Bâtiment",
            "Électricité|Bâtiment",
            "Couverture|Bâtiment",
            "Maçonnerie|Bâtiment",
            "Serrurerie|Bâtiment",
            "Peintures|Bâtiment",
            "Charpentes|Bâtiment",
            "Chauffage|Bâtiment",
            "Isolation|Bâtiment",
            "Quincaillerie|Négoce",
            "Matériaux|Négoce",
            "Droguerie|Négoce",
            "Comptoir|Négoce",
            "Métallerie|Industrie",
            "Chaudronnerie|Industrie",
            "Usinage|Industrie",
            "Mécanique|Industrie",
            "Ébénisterie|Industrie",
            "Fonderie|Industrie",
            "Garage|Services",
            "Transports|Services",
            "Imprimerie|Services",
            "Agencement|Services",
            "Pépinières|Services");

    static final List<String> TRADES_NL = List.of(
            "Schrijnwerkerij|Bâtiment",
            "Bouwbedrijf|Bâtiment",
            "Dakwerken|Bâtiment",
            "Elektro|Bâtiment",
            "Loodgieterij|Bâtiment",
            "IJzerwaren|Négoce",
            "Houthandel|Négoce",
            "Bouwmaterialen|Négoce",
            "Metaalwerken|Industrie",
            "Machinebouw|Industrie",
            "Transport|Services",
            "Drukkerij|Services");
    static final List<String> TRADES_EN =
            List.of("Fixtures|Négoce", "Joinery|Industrie", "Interiors|Services", "Engineering|Industrie");
    static final List<String> FORMS_FR = List.of("SARL", "SAS", "EURL", "SA", "& Fils", "et Associés");
    static final List<String> FORMS_BE = List.of("SRL", "SA");
    static final List<String> FORMS_NL = List.of("BV", "NV");
    /** A town and, after the bar, its postcode. */
    static final List<String> TOWNS_FR = List.of(
            "Brenelle-sur-Orge|91990",
            "Villeroche-en-Artois|62980",
            "Montcornu|80990",
            "Saint-Évroult-les-Bois|27990",
            "Lavanges-le-Comte|59980",
            "Port-Mérien|44990",
            "Castelnègre|31990",
            "Rochebrune-sur-Drôme|26990",
            "Haute-Vernaie|25990",
            "Saint-Quirec|29990",
            "Aiguevive-les-Pins|34990",
            "Bellecombe-Sainte-Anne|73990",
            "Chantemerlou|42990",
            "Fontaine-l’Évesque|51990",
            "Grandchamp-le-Neuf|14990");

    static final List<String> TOWNS_BE =
            List.of("Haute-Bruyelle|7999", "Marchovelin|5999", "Saint-Remacle-lez-Thier|4999", "Bois-le-Prévôt|1499");
    static final List<String> TOWNS_NL = List.of(
            "Oosterhalle|9999", "Meulenkerke|8999", "Wijnsbeke|3999", "Sint-Hubrechtskapelle|2999", "Langendries|1999");
    static final List<String> STREETS_FR = List.of(
            "rue des Tilleuls",
            "avenue de la Gare",
            "zone artisanale du Moulin",
            "rue du Four-à-Chaux",
            "chemin des Carrières",
            "boulevard des Alliés",
            "quai du Halage",
            "impasse de la Forge");
    static final List<String> STREETS_NL =
            List.of("Stationsstraat", "Molenweg", "Nijverheidslaan", "Kapelstraat", "Oude Steenweg", "Vaartkaai");
    /** Legal, and hard on careless software: quotes, semicolons, signs, length, an apostrophe of each kind. */
    static final List<String> AWKWARD_NAMES = List.of(
            "O'Neillac & Fils",
            "« L’Atelier » de Ravenelle",
            "Chaises; Tables & Cie",
            "\"Le Grand Comptoir\" SARL",
            "Müllerin-Østergaard Façades",
            "<Décor> & Ça et Là",
            "=Équilibre Charpente",
            "Société coopérative d’intérêt collectif des artisans menuisiers, charpentiers et couvreurs réunis du"
                    + " Haut-Val-de-Brenelle et des Trois-Rivières-d’Artois");

    private Words() {}

    /** What stands before the bar. */
    static String name(String entry) {
        return entry.substring(0, entry.indexOf('|'));
    }

    /** What stands after the bar. */
    static String tag(String entry) {
        return entry.substring(entry.indexOf('|') + 1);
    }
}
