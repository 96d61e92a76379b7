package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.credit.Credit;
import org.maillon.credit.CreditPolicy;
import org.maillon.credit.CreditPolicy.Decider;
import org.maillon.credit.ExchangeRate;
import org.maillon.credit.HoldReason;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.kernel.TypedAmount;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a company watches credit: what holds an order, who decides up to which amount, and rates of exchange. */
@Controller
@Needs(Permission.SETTINGS)
class CreditSettingsController {
    private static final String BACK = "redirect:/settings/credit";
    private static final int RATES = 20;

    private final Credit credit;
    private final Clock clock;

    CreditSettingsController(Credit credit, Clock clock) {
        this.credit = credit;
        this.clock = clock;
    }

    @GetMapping("/settings/credit")
    @Needs(Permission.READ)
    String show(Page page, CurrentMember member, Model model) {
        return show(member, credit.policy(member.tenant()), null, model);
    }

    private String show(CurrentMember member, CreditPolicy policy, @Nullable String problem, Model model) {
        model.addAttribute("policy", policy);
        model.addAttribute("rates", credit.rates(member.tenant(), RATES));
        model.addAttribute("today", LocalDate.now(clock));
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/settings-credit";
    }

    @PostMapping("/settings/credit")
    String change(
            Page page,
            CurrentMember member,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        try {
            credit.changePolicy(member.tenant(), policy(typed, credit.policy(member.tenant())), member.name());
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return show(member, credit.policy(member.tenant()), wrong.in(page.language()), model);
        }
        page.say(next, "desk.credit.policy.saved");
        return BACK;
    }

    /** Takes what we advise, in one go. */
    @PostMapping("/settings/credit/usual")
    String usual(Page page, CurrentMember member, RedirectAttributes next) {
        credit.changePolicy(member.tenant(), CreditPolicy.USUAL, member.name());
        page.say(next, "desk.credit.policy.saved");
        return BACK;
    }

    @PostMapping("/settings/credit/rates")
    String rate(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam(defaultValue = "") String source,
            RedirectAttributes next) {
        try {
            var day = TypedDay.read(on).orElseGet(() -> LocalDate.now(clock));
            var entered = new ExchangeRate(Money.currency(from), Money.currency(into), day, decimal(rate), source);
            credit.enterRate(member.tenant(), entered, member.name());
            page.say(next, "desk.credit.rate.saved");
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
        }
        return BACK;
    }

    private static CreditPolicy policy(MultiValueMap<String, String> typed, CreditPolicy before) {
        var fourEyes = amount(typed, "fourEyes");
        return new CreditPolicy(
                before.currency(),
                reasons(typed),
                number(typed, "oldestDays"),
                number(typed, "alertPercent"),
                number(typed, "answerDays"),
                fourEyes,
                number(typed, "rateDays"),
                CreditSettings.ROLES.stream()
                        .map(role -> new Decider(role, amount(typed, "upTo-" + role.code())))
                        .sorted(java.util.Comparator.comparingLong(
                                it -> it.upToCents().orElse(Long.MAX_VALUE)))
                        .toList());
    }

    private static Set<HoldReason> reasons(MultiValueMap<String, String> typed) {
        var reasons = EnumSet.noneOf(HoldReason.class);
        typed.getOrDefault("holdsFor", List.of())
                .forEach(code -> HoldReason.of(code)
                        .filter(CreditPolicy.choices()::contains)
                        .ifPresent(reasons::add));
        return reasons;
    }

    private static int number(MultiValueMap<String, String> typed, String field) {
        var text = first(typed, field);
        if (!text.matches("[0-9]{1,4}")) throw new InvalidValue("desk.credit.number.wrong", text);
        return Integer.parseInt(text);
    }

    private static OptionalLong amount(MultiValueMap<String, String> typed, String field) {
        var text = first(typed, field);
        if (!TypedAmount.isReadable(text)) throw new InvalidValue("desk.credit.amount.wrong", text);
        var cents = TypedAmount.cents(text);
        if (cents != null && cents < 0) throw new InvalidValue("desk.credit.amount.wrong", text);
        return cents == null ? OptionalLong.empty() : OptionalLong.of(cents);
    }

    private static String first(MultiValueMap<String, String> typed, String field) {
        var text = typed.getFirst(field);
        return text == null ? "" : text.strip();
    }

    private static BigDecimal decimal(String typed) {
        var plain = typed.replaceAll("[\\s\u00a0\u202f]", "").replace(',', '.');
        if (!plain.matches("\\d{1,9}(\\.\\d{1,10})?")) throw new InvalidValue("credit.wrong.rate", typed.strip());
        return new BigDecimal(plain);
    }
}
