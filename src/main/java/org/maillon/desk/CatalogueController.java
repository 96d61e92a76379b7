package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.Code;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.portal.FormText;
import org.maillon.sales.Actor;
import org.maillon.sales.Catalogue;
import org.maillon.sales.Conditions;
import org.maillon.sales.NewCondition;
import org.maillon.sales.NewItem;
import org.maillon.sales.NewPrice;
import org.maillon.sales.Quantity;
import org.maillon.sales.SalesPolicy;
import org.maillon.sales.TaxRate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is sold, at which price, to whom on other conditions, and how strict the company is with all of it. */
@Controller
class CatalogueController {
    private static final int ROWS = 100;

    private final Catalogue catalogue;
    private final Conditions conditions;
    private final SalesWriting writing;
    private final AuditTrail trail;
    private final Clock clock;

    CatalogueController(
            Catalogue catalogue, Conditions conditions, SalesWriting writing, AuditTrail trail, Clock clock) {
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.writing = writing;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/catalogue")
    String catalogue(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var today = LocalDate.now(clock);
        var found = Paged.of(
                q.isBlank()
                        ? catalogue.list(member.tenant(), Money.EUR, today, after, ROWS + 1)
                        : catalogue.search(member.tenant(), q, Money.EUR, today, ROWS),
                ROWS);
        model.addAttribute("items", found.rows());
        model.addAttribute("q", q);
        model.addAttribute("conditions", conditions.list(member.tenant(), ROWS));
        model.addAttribute("policy", catalogue.policy(member.tenant()));
        model.addAttribute("today", today);
        model.addAttribute(
                "pager",
                found.pager(
                        after.isEmpty(),
                        "/catalogue",
                        last -> "/catalogue?after=" + URLEncoder.encode(last.code(), StandardCharsets.UTF_8)));
        return "desk/catalogue";
    }

    @PostMapping("/catalogue/items")
    @Needs(Permission.EDIT_ACCOUNTS)
    String save(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam(defaultValue = "") String cost,
            @RequestParam(defaultValue = "") String available,
            @RequestParam(defaultValue = "") String lead,
            RedirectAttributes next) {
        return doing(page, next, "item", () -> {
            catalogue.save(
                    member.tenant(),
                    new NewItem(
                            code,
                            name,
                            unit,
                            TaxRate.of(rate),
                            FormText.cents(cost, Money.EUR),
                            available.isBlank() ? Optional.empty() : Optional.of(Quantity.parse(available)),
                            days(lead)));
            trail.record(member.tenant(), member.name(), "item-changed", code.strip(), "");
            page.say(next, "desk.catalogue.item.saved", code.strip());
        });
    }

    private static OptionalInt days(String typed) {
        if (typed.isBlank()) return OptionalInt.empty();
        if (!typed.strip().matches("[0-9]{1,3}")) throw new InvalidValue("sales.item.lead", typed.strip());
        return OptionalInt.of(Integer.parseInt(typed.strip()));
    }

    @PostMapping("/catalogue/prices")
    @Needs(Permission.WAIVE)
    String addPrice(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String price,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes next) {
        return doing(page, next, "price", () -> {
            var cents = FormText.cents(price, Money.EUR);
            if (cents.isEmpty()) throw new InvalidValue("desk.sales.no-price");
            catalogue.addPrice(
                    member.tenant(),
                    new NewPrice(item, Money.EUR, cents.getAsLong(), FormText.day(from), end(until)),
                    member.name());
            trail.record(member.tenant(), member.name(), "price-added", item.strip(), price.strip());
            page.say(next, "desk.catalogue.price.added", item.strip());
        });
    }

    private static Optional<LocalDate> end(String typed) {
        return typed.isBlank() ? Optional.empty() : Optional.of(FormText.day(typed));
    }

    @PostMapping("/catalogue/conditions")
    @Needs(Permission.EDIT_ACCOUNTS)
    String askCondition(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String price,
            @RequestParam(defaultValue = "") String discount,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        return doing(page, next, "condition", () -> {
            var condition = new NewCondition(
                    writing.account(member, account.strip()).id(),
                    Optional.of(item),
                    Money.EUR,
                    price.isBlank() ? OptionalLong.empty() : FormText.cents(price, Money.EUR),
                    basisPoints(discount),
                    FormText.day(from),
                    end(until),
                    reason);
            conditions.ask(member.tenant(), condition, Actor.of(member, request.getRemoteAddr()));
            page.say(next, "desk.catalogue.condition.asked");
        });
    }

    private static OptionalInt basisPoints(String typed) {
        return typed.isBlank()
                ? OptionalInt.empty()
                : OptionalInt.of(TypedPercent.basisPoints(typed, "sales.condition.discount"));
    }

    @PostMapping("/catalogue/conditions/{id}/approval")
    @Needs(Permission.EDIT_ACCOUNTS)
    String approve(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            RedirectAttributes next) {
        var approval = conditions.approve(member.tenant(), id, member, request.getRemoteAddr());
        page.say(next, "desk.catalogue.condition." + Code.of(approval));
        return "redirect:/catalogue#conditions";
    }

    @PostMapping("/catalogue/conditions/{id}/end")
    @Needs(Permission.EDIT_ACCOUNTS)
    String end(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        conditions.end(member.tenant(), id, member.name());
        page.say(next, "desk.catalogue.condition.ended");
        return "redirect:/catalogue#conditions";
    }

    @PostMapping("/catalogue/policy")
    @Needs(Permission.SETTINGS)
    String changePolicy(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String margin,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "8") int depositDays,
            RedirectAttributes next) {
        return doing(page, next, "policy", () -> {
            catalogue.changePolicy(
                    member.tenant(), new SalesPolicy(basisPoints(margin).orElse(0), days, depositDays));
            trail.record(member.tenant(), member.name(), "sales-policy-changed", "", margin.strip());
            page.say(next, "desk.catalogue.policy.saved");
        });
    }

    private static String doing(Page page, RedirectAttributes next, String part, Runnable act) {
        try {
            act.run();
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
            next.addFlashAttribute("problemOf", part);
        }
        return "redirect:/catalogue#" + part;
    }
}
