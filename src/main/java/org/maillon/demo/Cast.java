package org.maillon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.EnterpriseNumber;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.PaymentTerms.DaysEndOfMonth;
import org.maillon.kernel.PaymentTerms.NetDays;
import org.maillon.kernel.Siren;
import org.maillon.kernel.VatNumber;

/** Chooses who buys from the invented company: many ordinary customers, and one for each story. */
final class Cast {
    static final int SIZE = 300;

    private static final int COMPANY_SERIALS = 90_000;
    private static final List<Behaviour> USUAL = List.of(
            Behaviour.PROMPT,
            Behaviour.PROMPT,
            Behaviour.AVERAGE,
            Behaviour.AVERAGE,
            Behaviour.AVERAGE,
            Behaviour.AVERAGE,
            Behaviour.WEEKLY_RUN,
            Behaviour.WEEKLY_RUN,
            Behaviour.SLOW,
            Behaviour.SLOW,
            Behaviour.MONTHLY);
    private static final List<PaymentTerms> USUAL_TERMS = List.of(
            new NetDays(30),
            new NetDays(30),
            new NetDays(30),
            new NetDays(45),
            new DaysEndOfMonth(30),
            new DaysEndOfMonth(45),
            new NetDays(60));

    private final Dice dice;
    private final LocalDate start;
    private final LocalDate on;
    private final Set<String> names = new HashSet<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<Player> players = new ArrayList<>();

    private Cast(long seed, LocalDate start, LocalDate on) {
        this.dice = Dice.of(seed, "cast");
        this.start = start;
        this.on = on;
    }

    static Cast of(long seed, LocalDate start, LocalDate on) {
        var cast = new Cast(seed, start, on);
        var ordinary = SIZE - Part.values().length;
        for (var i = 0; i < ordinary; i++) cast.engage(i);
        for (var part : Part.values()) cast.engage(ordinary + part.ordinal(), part);
        return cast;
    }

    /** In the order of their account codes. */
    List<Player> players() {
        return players.stream()
                .sorted(java.util.Comparator.comparing(
                        player -> player.account().code()))
                .toList();
    }

    List<Contact> contacts() {
        return List.copyOf(contacts);
    }

    static String inventedSiren(Dice dice) {
        return Invented.siren(dice.between(COMPANY_SERIALS, 99_999));
    }

    private void engage(int index) {
        var origin = origin(index);
        var trade = dice.pick(origin.trades());
        var awkward = index >= 45 && index % 15 == 0 && index / 15 - 3 < Words.AWKWARD_NAMES.size();
        var name = awkward ? Words.AWKWARD_NAMES.get(index / 15 - 3) : newName(origin, trade);
        var account = account(index, name, origin, Words.tag(trade), dice.pick(USUAL_TERMS));
        names.add(name);
        players.add(new Player(
                account, dice.pick(USUAL), dice.logNormal(1, 0.7), dice.logNormal(190_000, 0.6), 0, start, on, null));
        introduce(
                account, origin, index % 37 == 5 ? Mailbox.NONE : index % 53 == 9 ? Mailbox.MALFORMED : Mailbox.SOUND);
    }

    private void engage(int index, Part part) {
        var account = account(index, part.company, part.origin, part.segment, part.terms);
        players.add(new Player(
                account,
                part.behaviour,
                0,
                part.meanNetCents,
                part.everyWorkdays,
                part.fromDaysAgo == 0 ? start : on.minusDays(part.fromDaysAgo),
                on.minusDays(part.untilDaysAgo),
                part.trouble()));
        introduce(account, part.origin, part.mailbox());
    }

    private String newName(Origin origin, String trade) {
        return Stream.generate(() -> name(origin, trade))
                .filter(names::add)
                .findFirst()
                .orElseThrow();
    }

    private String name(Origin origin, String trade) {
        var family = dice.pick(origin.families());
        var form = dice.pick(origin.forms());
        return switch (dice.between(0, 3)) {
            case 0 -> family + " " + Words.name(trade) + " " + form;
            case 1 -> partnerOf(family, origin) + " & " + family + " " + form;
            default -> Words.name(trade) + " " + family + " " + form;
        };
    }

    private String partnerOf(String family, Origin origin) {
        return dice.pick(origin.families().stream()
                .filter(other -> !other.equals(family))
                .toList());
    }

    private DemoAccount account(int index, String name, Origin origin, String segment, PaymentTerms terms) {
        var belgian = origin.country.equals("BE");
        var number = belgian ? Invented.enterpriseNumber(1000 + index) : Invented.siren(10_000 + index * 7);
        var vat = belgian ? VatNumber.of(new EnterpriseNumber(number)) : VatNumber.of(new Siren(number));
        var town = dice.pick(origin.towns);
        return new DemoAccount(
                "C%05d".formatted(101 + index * 97 % SIZE),
                name,
                origin.language,
                origin.country,
                street(origin),
                Words.tag(town),
                Words.name(town),
                number,
                vat.value(),
                segment,
                terms);
    }

    private String street(Origin origin) {
        var house = dice.between(1, 180);
        return origin == Origin.FLANDERS
                ? dice.pick(Words.STREETS_NL) + " " + house
                : house + " " + dice.pick(Words.STREETS_FR);
    }

    private void introduce(DemoAccount account, Origin origin, Mailbox mailbox) {
        var domain = Invented.domain(account.name());
        contacts.add(contact(account, origin, ContactRole.PAYS, mailbox.address(origin.payer, domain)));
        if (dice.chance(0.45)) contacts.add(contact(account, origin, ContactRole.APPROVES, mailbox.personal(domain)));
        if (dice.chance(0.25)) contacts.add(contact(account, origin, ContactRole.SUPERIOR, mailbox.personal(domain)));
    }

    private Contact contact(DemoAccount account, Origin origin, ContactRole role, @Nullable String address) {
        var first = dice.pick(origin.firstNames);
        var last = dice.pick(origin.surnames);
        var email = address != null && address.startsWith("@")
                ? Invented.slug(first) + "." + Invented.slug(last).replace("-", "") + address
                : address;
        var phone = account.country().equals("BE") ? Invented.belgianPhone(dice) : Invented.frenchPhone(dice);
        return new Contact(account, first + " " + last, role, email, phone);
    }

    private static Origin origin(int index) {
        if (index % 60 == 31) return Origin.ENGLISH_IN_FRANCE;
        if (index == 122 || index == 182) return Origin.ENGLISH_IN_BELGIUM;
        return switch (index % 30) {
            case 2, 10, 18 -> Origin.FLANDERS;
            case 6, 14, 22 -> Origin.WALLONIA;
            case 26 -> index / 30 % 2 == 0 ? Origin.FLANDERS : Origin.WALLONIA;
            default -> Origin.FRANCE;
        };
    }

    /** How well its mail reaches a customer. */
    private enum Mailbox {
        SOUND,
        NONE,
        MALFORMED;

        @Nullable
        String address(String local, String domain) {
            return switch (this) {
                case SOUND -> local + "@" + domain;
                case NONE -> null;
                case MALFORMED -> local + " chez " + domain;
            };
        }

        /** Completed with the person's name in front. */
        @Nullable
        String personal(String domain) {
            return this == SOUND ? "@" + domain : null;
        }
    }

    /** Country and language, and the word lists that go with them. */
    private enum Origin {
        FRANCE("FR", Language.FR, "comptabilite", Words.TOWNS_FR, Words.FIRST_NAMES_FR, Words.FAMILIES_FR),
        WALLONIA("BE", Language.FR, "compta", Words.TOWNS_BE, Words.FIRST_NAMES_FR, Words.FAMILIES_FR),
        FLANDERS("BE", Language.NL, "boekhouding", Words.TOWNS_NL, Words.FIRST_NAMES_NL, Words.FAMILIES_NL),
        ENGLISH_IN_FRANCE("FR", Language.EN, "accounts", Words.TOWNS_FR, Words.FIRST_NAMES_EN, Words.FAMILIES_EN),
        ENGLISH_IN_BELGIUM("BE", Language.EN, "accounts", Words.TOWNS_BE, Words.FIRST_NAMES_EN, Words.FAMILIES_EN);

        private final String country;
        private final Language language;
        private final String payer;
        private final List<String> towns;
        private final List<String> firstNames;
        private final List<String> surnames;

        Origin(
                String country,
                Language language,
                String payer,
                List<String> towns,
                List<String> firstNames,
                List<String> surnames) {
            this.country = country;
            this.language = language;
            this.payer = payer;
            this.towns = towns;
            this.firstNames = firstNames;
            this.surnames = surnames;
        }

        List<String> families() {
            return surnames;
        }

        List<String> trades() {
            return switch (language) {
                case FR -> Words.TRADES_FR;
                case NL -> Words.TRADES_NL;
                case EN -> Words.TRADES_EN;
            };
        }

        List<String> forms() {
            if (language == Language.NL) return Words.FORMS_NL;
            return country.equals("BE") ? Words.FORMS_BE : Words.FORMS_FR;
        }
    }

    /** The written parts, one per {@link Trouble} and in its order. */
    private enum Part {
        EXCELLENT(
                "Houthandel Steenhouwer NV", Origin.FLANDERS, "Négoce", new NetDays(30), Behaviour.PROMPT, 9, 340_000),
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
                "Droguerie Aubrelle SARL",
                Origin.FRANCE,
                "Négoce",
                new NetDays(30),
                Behaviour.AVERAGE,
                15,
                160_000,
                0,
                85),
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
        BOUNCING(
                "Garage Noirclerc SARL",
                Origin.FRANCE,
                "Services",
                new NetDays(30),
                Behaviour.DIRECT_DEBIT,
                10,
                120_000),
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
        HUGE_LATE(
                "Fonderie Trémouilhe SA",
                Origin.FRANCE,
                "Industrie",
                new NetDays(30),
                Behaviour.WEEKLY_RUN,
                18,
                450_000),
        BRAND_NEW(
                "Isolation Yvonnou SAS",
                Origin.FRANCE,
                "Bâtiment",
                new NetDays(30),
                Behaviour.AVERAGE,
                4,
                140_000,
                14,
                0),
        NO_EMAIL(
                "Maçonnerie Villebrun SARL",
                Origin.FRANCE,
                "Bâtiment",
                new NetDays(30),
                Behaviour.VERY_LATE,
                8,
                150_000),
        MALFORMED_EMAIL(
                "Serrurerie Faugeronne SARL",
                Origin.FRANCE,
                "Bâtiment",
                new NetDays(30),
                Behaviour.VERY_LATE,
                8,
                130_000);

        private final String company;
        private final Origin origin;
        private final String segment;
        private final PaymentTerms terms;
        private final Behaviour behaviour;
        private final int everyWorkdays;
        private final double meanNetCents;
        private final int fromDaysAgo;
        private final int untilDaysAgo;

        Part(
                String company,
                Origin origin,
                String segment,
                PaymentTerms terms,
                Behaviour behaviour,
                int every,
                double net) {
            this(company, origin, segment, terms, behaviour, every, net, 0, 0);
        }

        Part(
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
}
