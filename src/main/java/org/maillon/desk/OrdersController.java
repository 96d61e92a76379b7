package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryFilter;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.maillon.sales.Actor;
import org.maillon.sales.Confirmations;
import org.maillon.sales.Deposits;
import org.maillon.sales.Deviations;
import org.maillon.sales.NewOrder;
import org.maillon.sales.Order;
import org.maillon.sales.OrderFilter;
import org.maillon.sales.OrderSource;
import org.maillon.sales.OrderState;
import org.maillon.sales.Orders;
import org.maillon.sales.TotalRules;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Customers' orders: which stand where, one of them, and a new one. */
@Controller
class OrdersController {
    private static final int ROWS = 50;

    private final Orders orders;
    private final Deviations deviations;
    private final Confirmations confirmations;
    private final Deposits deposits;
    private final Deliveries deliveries;
    private final SalesWriting writing;
    private final Clock clock;

    OrdersController(
            Orders orders,
            Deviations deviations,
            Confirmations confirmations,
            Deposits deposits,
            Deliveries deliveries,
            SalesWriting writing,
            Clock clock) {
        this.orders = orders;
        this.deviations = deviations;
        this.confirmations = confirmations;
        this.deposits = deposits;
        this.deliveries = deliveries;
        this.writing = writing;
        this.clock = clock;
    }

    @GetMapping("/orders")
    String list(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable Long below,
            Model model) {
        var filter = new OrderFilter(Optional.empty(), Choice.of(state, OrderState::of));
        var found =
                Paged.of(orders.list(member.tenant(), filter, below == null ? Long.MAX_VALUE : below, ROWS + 1), ROWS);
        var list = state.isEmpty() ? "/orders?" : "/orders?state=" + state + "&";
        model.addAttribute("orders", found.rows());
        model.addAttribute("counts", orders.counts(member.tenant()));
        model.addAttribute("state", state);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("pager", found.pager(below == null, list, last -> list + "below=" + last.id()));
        return "desk/orders";
    }

    @GetMapping("/orders/{id:[0-9]{1,18}}")
    String order(Page page, CurrentMember member, @PathVariable long id, Model model) {
        var tenant = member.tenant();
        var order = find(member, id);
        var lines = orders.lines(tenant, id);
        model.addAttribute("order", order);
        model.addAttribute("lines", lines);
        model.addAttribute("totals", TotalRules.ofLines(lines));
        model.addAttribute("deviations", deviations.of(tenant, id));
        model.addAttribute("confirmations", confirmations.of(tenant, id));
        model.addAttribute("deposits", deposits.of(tenant, id));
        model.addAttribute("money", deposits.money(tenant, id));
        model.addAttribute("deliveries", deliveries.latest(tenant, DeliveryFilter.ofOrder(id), 0, ROWS));
        model.addAttribute("deliverable", !deliveries.left(tenant, id).isEmpty());
        model.addAttribute("takenOff", deposits.takenOff(tenant, id));
        model.addAttribute("history", orders.history(tenant, id).reversed());
        model.addAttribute("today", LocalDate.now(clock));
        return "desk/order";
    }

    private Order find(CurrentMember member, long id) {
        return orders.find(member.tenant(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/orders/new")
    @Needs(Permission.EDIT_ACCOUNTS)
    String blank(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "hand") String source,
            Model model) {
        return write(member, SalesForm.blank(account, source), null, page, model);
    }

    /** Fills in what the catalogue knows and adds a line: the form again, nothing is kept. */
    @PostMapping("/orders/draft")
    @Needs(Permission.EDIT_ACCOUNTS)
    String draft(Page page, CurrentMember member, @RequestParam MultiValueMap<String, String> typed, Model model) {
        var form = writing.filled(member, SalesForm.read(typed), Money.EUR, page.language());
        return write(member, typed.containsKey("add") ? form.withAnother() : form, null, page, model);
    }

    @PostMapping("/orders")
    @Needs(Permission.EDIT_ACCOUNTS)
    String place(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            HttpServletResponse answer,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes next) {
        var form = writing.filled(member, SalesForm.read(typed), Money.EUR, page.language());
        try {
            var done = orders.place(
                    member.tenant(),
                    asked(member, form, page),
                    Actor.of(member, request.getRemoteAddr()),
                    LocalDate.now(clock));
            page.say(
                    next,
                    "desk.order.placed." + done.order().state().code(),
                    done.order().number());
            return "redirect:/orders/" + done.order().id();
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return write(member, form, wrong.in(page.language()), page, model);
        }
    }

    private NewOrder asked(CurrentMember member, SalesForm form, Page page) {
        return new NewOrder(
                writing.account(member, form.account()).id(),
                form.source().equals("phone") ? OrderSource.PHONE : OrderSource.HAND,
                Optional.empty(),
                OptionalLong.empty(),
                Money.EUR,
                Optional.of(form.purchaseOrder()),
                Optional.empty(),
                form.day(form.wantedOn()),
                form.prepaid(),
                form.note(),
                form.read(Money.EUR, Texts.in(page.language())));
    }

    private String write(CurrentMember member, SalesForm form, @Nullable String problem, Page page, Model model) {
        writing.offer(member, form, Money.EUR, page, model);
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/order-new";
    }
}
