package org.maillon.desk;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every component on one page, with the figures of the drafts, for the browser to look at. Only in the tests. */
@Controller
class SpecimenController {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    @GetMapping({"/specimen/fault", "/api/v1/specimen/fault"})
    String fault() {
        throw new IllegalStateException("what nobody outside must read");
    }

    @GetMapping("/specimen")
    String specimen(Page page, Model model) {
        var today = new Today(MONDAY, chain(page.in()), ageing(page.in()), work(page.in()), null);
        Content parts = output -> {
            templates.render("desk/chain.jte", Map.of("page", page, "chain", today.chain()), output);
            templates.render("desk/figures.jte", Map.of("figures", figures(page.in())), output);
            output.writeContent("<div class=\"cols\">");
            templates.render(
                    "desk/work.jte",
                    Map.of("title", "À faire, dans l’ordre", "note", "par euros", "rows", today.work()),
                    output);
            output.writeContent("<div class=\"stack\"><section class=\"sheet\"><header><h2>Balance âgée</h2></header>"
                    + "<div class=\"in\">");
            templates.render("desk/ageing.jte", Map.of("page", page, "ageing", today.ageing()), output);
            output.writeContent("</div></section><section class=\"sheet\"><header><h2>Encaissements attendus</h2>"
                    + "<small>8 semaines, intervalle à 80 %</small></header><div class=\"in\">");
            templates.render("desk/bars.jte", Map.of("page", page, "bars", bars(page.in())), output);
            output.writeContent("</div></section></div></div><section class=\"sheet\"><header>"
                    + "<h2>Comment elle paie</h2><small>18 mois</small></header><div class=\"in\">");
            templates.render("desk/dots.jte", Map.of("page", page, "dots", dots(page.in())), output);
            output.writeContent("</div></section>");
        };
        Content heading = output -> {
            output.writeContent("<div class=\"head\"><div><h1>Lundi 23 novembre</h1>"
                    + "<p>5 choses à faire, dont 3 qui débloquent 62 % du retard.</p></div></div>");
            parts.writeTo(output);
        };
        model.addAttribute("title", "Spécimen");
        model.addAttribute("here", Place.TODAY);
        model.addAttribute("content", heading);
        return "desk/layout";
    }

    private static Chain chain(Notation in) {
        return new Chain(
                "Où dort la trésorerie",
                in.moneyShort(34_821_000) + " engagés, 41 jours en moyenne de la commande au règlement",
                List.of(
                        link("Compte", "12", "à compléter : CGV non acceptées", Chain.State.SOUND),
                        link("Commande", in.moneyShort(3_840_000), "2 en attente, 1 sans numéro", Chain.State.HELD),
                        link("Livraison", in.moneyShort(2_195_000), "signées, 4 du jour", Chain.State.SOUND),
                        link("Facture", in.moneyShort(918_000), "livrés, pas encore facturés", Chain.State.HELD),
                        link("Avant échéance", in.moneyShort(18_430_000), "61 % confirmés", Chain.State.SOUND),
                        link("Retard", in.moneyShort(9_438_000), "5 clients font 71 %", Chain.State.WEAK)));
    }

    private static Chain.Link link(String name, String sum, String note, Chain.State state) {
        return new Chain.Link(name, sum, note, state, "#" + name.substring(0, 2));
    }

    private static Ageing ageing(Notation in) {
        return new Ageing(
                "Non échu 66 %, 1 à 30 jours 15 %, 31 à 60 jours 9 %, 61 à 90 jours 4 %, plus de 90 jours 6 %",
                List.of(
                        slice("non échu", 18_430_000, in),
                        slice("1–30 j", 4_187_000, in),
                        slice("31–60 j", 2_511_000, in),
                        slice("61–90 j", 1_120_000, in),
                        slice("+ 90 j", 1_620_000, in)));
    }

    private static Ageing.Slice slice(String label, long cents, Notation in) {
        return new Ageing.Slice(label, in.moneyShort(cents), cents, "#age");
    }

    private static List<WorkRow> work(Notation in) {
        return List.of(
                new WorkRow(
                        "Appeler Brasserie du Port",
                        new Chip(in.daysLate(52), Tone.LATE),
                        "A promis le 16, n’a pas payé. Livraison signée sans réserve. Mᵐᵉ Le Goff, 02 98 00 00 00.",
                        in.money(1_842_000),
                        "Ouvrir",
                        "#brasserie"),
                new WorkRow(
                        "Décider pour Menuiserie Kervella",
                        new Chip("commande en attente", Tone.SOON),
                        "Dépasse son plafond de " + in.moneyShort(318_000) + ". Paie en 47 jours ; "
                                + in.moneyShort(1_200_000) + " arrivent jeudi.",
                        in.money(1_490_000),
                        "Décider",
                        "#kervella"),
                new WorkRow(
                        "Répondre à Hôtel des Dunes",
                        new Chip("litige partiel", Tone.DISPUTE),
                        "« Il manque deux palettes. » Bon de livraison signé sans réserve le 4 novembre.",
                        in.money(231_000),
                        "Voir les pièces",
                        "#dunes"),
                new WorkRow(
                        "Demander le numéro de commande à Groupe Sarl Ouest",
                        new Chip("facture suspendue", Tone.PLAIN),
                        "Statut 208 reçu ce matin : référence de commande absente.",
                        in.money(764_400),
                        "Demander",
                        "#ouest"),
                new WorkRow(
                        "Remercier Garage Morvan",
                        new Chip("payé d’avance", Tone.OK),
                        "Trois règlements en avance ce trimestre.",
                        in.money(2_308_750),
                        "Remercier",
                        "#morvan"));
    }

    private static List<Figure> figures(Notation in) {
        return List.of(
                new Figure("Encours", in.moneyShort(27_868_000), "143 factures", "#encours"),
                new Figure("En retard", in.moneyShort(9_438_000), in.percent(0.34) + " de l’encours", "#retard"),
                new Figure("Délai moyen", "47 jours", "12 de plus que convenu", "#delai"),
                new Figure("En litige", in.moneyShort(1_820_000), "5 factures", "#litige"));
    }

    private static Bars bars(Notation in) {
        var weeks = new long[] {2_900_000, 4_100_000, 3_500_000, 2_300_000, 2_700_000, 1_800_000, 1_500_000, 1_150_000};
        return new Bars(
                "Encaissements attendus par semaine, de 12 à 41 milliers d’euros",
                "Semaine",
                "Attendu",
                IntStream.range(0, weeks.length)
                        .mapToObj(i -> new Bars.Bar(
                                String.valueOf(i < 6 ? 48 + i : i - 5),
                                weeks[i],
                                weeks[i] * 3 / 4,
                                weeks[i] * 6 / 5,
                                in.moneyShort(weeks[i])))
                        .toList());
    }

    private static Dots dots(Notation in) {
        var late = new int[] {-4, 2, 0, 9, 7, 16, 21, 25, 33, 41, 52};
        return new Dots(
                "Retards de paiement par facture, de 4 jours d’avance à 52 jours de retard",
                "échéance",
                "30 jours",
                new Dots.Headings("Facture", "Échéance", "Retard", "Montant"),
                IntStream.range(0, late.length)
                        .mapToObj(i -> dot(i, late[i], in, i > 8))
                        .toList());
    }

    private static Dots.Dot dot(int number, int daysLate, Notation in, boolean open) {
        var on = LocalDate.of(2025, 7, 10).plusDays(number * 47L);
        var cents = 180_000L * (1 + number % 4 * 2);
        return new Dots.Dot(
                "F-2026-0" + (901 + number),
                on,
                in.day(on),
                daysLate,
                in.daysLate(daysLate),
                cents,
                in.money(cents),
                open);
    }
}
