package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountPolicy;
import org.maillon.customers.Customers;
import org.maillon.customers.Goods;
import org.maillon.customers.Sector;
import org.maillon.kernel.TypedAmount;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the company asks of its customers: terms beyond the law, what it sells, and from whom an order number. */
@Controller
@Needs(Permission.SETTINGS)
class AccountPolicyController {
    private final TenantScope scope;
    private final Customers customers;
    private final AuditTrail trail;

    AccountPolicyController(TenantScope scope, Customers customers, AuditTrail trail) {
        this.scope = scope;
        this.customers = customers;
        this.trail = trail;
    }

    @GetMapping("/settings/accounts")
    @Needs(Permission.READ)
    String show(Page page, CurrentMember member, Model model) {
        var policy = customers.policy(member.tenant());
        var typed = new TypedFields(Map.of(), page.language());
        typed.put("longerTerms", policy.longerTerms().code());
        typed.put("goods", policy.goods().code());
        policy.sectorsWithPurchaseOrder().forEach(it -> typed.put("sector." + it.code(), "true"));
        policy.purchaseOrderFromCents().ifPresent(it -> typed.putHundredths("from", it));
        model.addAttribute("typed", typed);
        return "desk/settings-accounts";
    }

    @PostMapping("/settings/accounts")
    String change(
            Page page,
            CurrentMember member,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var typed = new TypedFields(fields, page.language());
        var longer = typed.given("longerTerms", AccountPolicy.LongerTerms::of);
        var goods = typed.given("goods", Goods::of);
        var from = TypedAmount.isReadable(typed.of("from")) ? TypedAmount.cents(typed.of("from")) : Long.valueOf(-1);
        if (from != null && from < 0) typed.wrong("from", page.t("desk.account-policy.from.wrong"));
        if (!typed.isSound()) {
            answer.setStatus(422);
            model.addAttribute("typed", typed);
            return "desk/settings-accounts";
        }
        var policy = new AccountPolicy(
                longer.orElse(AccountPolicy.LongerTerms.WARN),
                goods.orElse(Goods.GENERAL),
                Arrays.stream(Sector.values())
                        .filter(it -> typed.isTicked("sector." + it.code()))
                        .collect(Collectors.toSet()),
                from == null ? OptionalLong.empty() : OptionalLong.of(from));
        scope.run(member.tenant(), () -> {
            customers.changePolicy(member.tenant(), policy);
            trail.record(
                    member.tenant(),
                    member.name(),
                    "account-policy-changed",
                    "",
                    policy.longerTerms().code());
        });
        page.say(next, "desk.account-policy.saved");
        return "redirect:/settings/accounts";
    }
}
