package org.maillon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.EnterpriseNumber;
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
        var ordinary = SIZE - WrittenPart.values().length;
        for (var i = 0; i < ordinary; i++) cast.engage(i);
        for (var part : WrittenPart.values()) cast.engage(ordinary + part.ordinal(), part);
        return cast;
    }

    /** In the order of their account codes. */
    List<Player> players() {
        return players.stream()
                .sorted(Comparator.comparing(player -> player.account().code()))
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

    private void engage(int index, WrittenPart part) {
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
        var family = dice.pick(origin.surnames);
        var form = dice.pick(origin.forms());
        return switch (dice.between(0, 3)) {
            case 0 -> family + " " + Words.name(trade) + " " + form;
            case 1 -> partnerOf(family, origin) + " & " + family + " " + form;
            default -> Words.name(trade) + " " + family + " " + form;
        };
    }

    private String partnerOf(String family, Origin origin) {
        return dice.pick(
                origin.surnames.stream().filter(other -> !other.equals(family)).toList());
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
}
