package org.maillon.demo;

import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.PaymentTerms.DaysEndOfMonth;
import org.maillon.kernel.PaymentTerms.NetDays;

/** The written parts, one per {@link Trouble} and in its order. */
enum WrittenPart {
    EXCELLENT("Houthandel Steenhouwer NV", Origin.FLANDERS, "Négoce", new NetDays(30), Behaviour.PROMPT, 9, 340_000),
    RETAILER(
            "Centrale d’achats Mégaverne SA",
            Origin.FRANCE,
            "Grande distribution",
            new DaysEndOfMonth(45),
            Behaviour.ROUND_DATES,
            3,
            560_000),
    WORSENING(
            "Constructions Tessandier Frères SAS",
            Origin.FRANCE,
            "Bâtiment",
            new NetDays(30),
            Behaviour.WORSENING,
            8,
            380_000),
    SECOND_REMINDER(
            "Agencements Péroche SRL",
            Origin.WALLONIA,
            "Services",
            new NetDays(30),
            Behaviour.AFTER_SECOND_REMINDER,
            8,
            210_000),
    IN_CREDIT(
            "Droguerie Aubrelle SARL", Origin.FRANCE, "Négoce", new NetDays(30), Behaviour.AVERAGE, 15, 160_000, 0, 85),
    DEPOSIT(
            "Hôtel des Trois Fontaines de Castelnègre SAS",
            Origin.FRANCE,
            "Services",
            new NetDays(30),
            Behaviour.AVERAGE,
            20,
            420_000),
    DOUBTFUL(
            "Couverture Lormeuil EURL",
            Origin.FRANCE,
            "Bâtiment",
            new NetDays(30),
            Behaviour.STOPS,
            15,
            290_000,
            0,
            170),
    WRITTEN_OFF(
            "Ébénisterie Jolivard SARL",
            Origin.FRANCE,
            "Industrie",
            new NetDays(30),
            Behaviour.STOPS,
            15,
            180_000,
            0,
            330),
    BOUNCING("Garage Noirclerc SARL", Origin.FRANCE, "Services", new NetDays(30), Behaviour.DIRECT_DEBIT, 10, 120_000),
    PUBLIC_BODY(
            "Mairie de Brenelle-sur-Orge",
            Origin.FRANCE,
            "Secteur public",
            new NetDays(30),
            Behaviour.PUBLIC,
            7,
            230_000),
    LATE_FLEMISH(
            "Bouwmaterialen Van Haelstert BV",
            Origin.FLANDERS,
            "Négoce",
            new NetDays(30),
            Behaviour.VERY_LATE,
            6,
            310_000),
    NETTING(
            "Quincaillerie Plessimont SA",
            Origin.FRANCE,
            "Négoce",
            new DaysEndOfMonth(30),
            Behaviour.MONTHLY,
            4,
            190_000),
    TWICE("Métallerie Ozannat SAS", Origin.FRANCE, "Industrie", new NetDays(30), Behaviour.WEEKLY_RUN, 12, 260_000),
    MANY_SMALL(
            "Comptoir Ravenelle Dépannage SARL",
            Origin.FRANCE,
            "Négoce",
            new DaysEndOfMonth(30),
            Behaviour.MONTHLY,
            1,
            9_500),
    HUGE_LATE("Fonderie Trémouilhe SA", Origin.FRANCE, "Industrie", new NetDays(30), Behaviour.WEEKLY_RUN, 18, 450_000),
    BRAND_NEW(
            "Isolation Yvonnou SAS", Origin.FRANCE, "Bâtiment", new NetDays(30), Behaviour.AVERAGE, 4, 140_000, 14, 0),
    NO_EMAIL("Maçonnerie Villebrun SARL", Origin.FRANCE, "Bâtiment", new NetDays(30), Behaviour.VERY_LATE, 8, 150_000),
    MALFORMED_EMAIL(
            "Serrurerie Faugeronne SARL", Origin.FRANCE, "Bâtiment", new NetDays(30), Behaviour.VERY_LATE, 8, 130_000);

    final String company;
    final Origin origin;
    final String segment;
    final PaymentTerms terms;
    final Behaviour behaviour;
    final int everyWorkdays;
    final double meanNetCents;
    final int fromDaysAgo;
    final int untilDaysAgo;

    WrittenPart(
            String company,
            Origin origin,
            String segment,
            PaymentTerms terms,
            Behaviour behaviour,
            int every,
            double net) {
        this(company, origin, segment, terms, behaviour, every, net, 0, 0);
    }

    WrittenPart(
            String company,
            Origin origin,
            String segment,
            PaymentTerms terms,
            Behaviour behaviour,
            int everyWorkdays,
            double meanNetCents,
            int fromDaysAgo,
            int untilDaysAgo) {
        this.company = company;
        this.origin = origin;
        this.segment = segment;
        this.terms = terms;
        this.behaviour = behaviour;
        this.everyWorkdays = everyWorkdays;
        this.meanNetCents = meanNetCents;
        this.fromDaysAgo = fromDaysAgo;
        this.untilDaysAgo = untilDaysAgo;
    }

    Trouble trouble() {
        return Trouble.values()[ordinal()];
    }

    Mailbox mailbox() {
        return switch (this) {
            case NO_EMAIL -> Mailbox.NONE;
            case MALFORMED_EMAIL -> Mailbox.MALFORMED;
            default -> Mailbox.SOUND;
        };
    }
}
