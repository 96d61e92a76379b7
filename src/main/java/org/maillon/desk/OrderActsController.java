package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Texts;
import org.maillon.portal.FormText;
import org.maillon.sales.Actor;
import org.maillon.sales.Confirmations;
import org.maillon.sales.Deposits;
import org.maillon.sales.DeviationKind;
import org.maillon.sales.Deviations;
import org.maillon.sales.Order;
import org.maillon.sales.OrderAnswer;
import org.maillon.sales.OrderRevision;
import org.maillon.sales.Orders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person does with one order; each answer leads back to it and says what came of it. */
@Controller
@RequestMapping("/orders/{id:[0-9]{1,18}}")
@Needs(Permission.EDIT_ACCOUNTS)
class OrderActsController {
    private final Orders orders;
    private final Deviations deviations;
    private final Confirmations confirmations;
    private final Deposits deposits;
    private final Evidence evidence;
    private final SalesWriting writing;
    private final Clock clock;

    OrderActsController(
            Orders orders,
            Deviations deviations,
            Confirmations confirmations,
            Deposits deposits,
            Evidence evidence,
            SalesWriting writing,
            Clock clock) {
        this.orders = orders;
        this.deviations = deviations;
        this.confirmations = confirmations;
        this.deposits = deposits;
        this.evidence = evidence;
        this.writing = writing;
        this.clock = clock;
    }

    @GetMapping("/change")
    String edit(Page page, CurrentMember member, @PathVariable long id, Model model) {
        var order = find(member, id);
        return write(
                member,
                order,
                SalesForm.of(order, orders.lines(member.tenant(), id), page.language()),
                null,
                page,
                model);
    }

    @PostMapping("/draft")
    String draft(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model) {
        var order = find(member, id);
        var form = writing.filled(member, SalesForm.read(typed), order.currency(), page.language());
        return write(member, order, typed.containsKey("add") ? form.withAnother() : form, null, page, model);
    }

    @PostMapping("/change")
    String change(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            HttpServletResponse answer,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes next) {
        var order = find(member, id);
        var form = writing.filled(member, SalesForm.read(typed), order.currency(), page.language());
        try {
            var revision = new OrderRevision(
                    form.day(form.wantedOn()), form.note(), form.revised(order.currency(), Texts.in(page.language())));
            return told(
                    page,
                    id,
                    next,
                    orders.change(
                            member.tenant(), id, revision, form.why(), by(member, request), LocalDate.now(clock)));
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return write(member, order, form, wrong.in(page.language()), page, model);
        }
    }

    private String write(
            CurrentMember member, Order order, SalesForm form, @Nullable String problem, Page page, Model model) {
        writing.offer(member, form, order.currency(), page, model);
        model.addAttribute("order", order);
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/order-change";
    }

    @PostMapping("/cancellation")
    String cancel(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes next) {
        return act(page, id, next, () -> orders.cancel(member.tenant(), id, why, by(member, request)));
    }

    @PostMapping("/reopening")
    String reopen(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes next) {
        return act(
                page,
                id,
                next,
                () -> orders.reopen(member.tenant(), id, why, by(member, request), LocalDate.now(clock)));
    }

    @PostMapping("/purchase-order")
    String purchaseOrder(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @Nullable MultipartFile document,
            RedirectAttributes next) {
        return act(
                page,
                id,
                next,
                () -> orders.recordPurchaseOrder(
                        member.tenant(),
                        id,
                        number,
                        kept(member, document),
                        by(member, request),
                        LocalDate.now(clock)));
    }

    private Optional<DocumentId> kept(CurrentMember member, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) return Optional.empty();
        try {
            @Nullable String name = file.getOriginalFilename();
            @Nullable String type = file.getContentType();
            return Optional.of(evidence.keep(
                    member.tenant(), file.getBytes(), type == null ? "" : type, name == null ? "" : name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/confirmation")
    String confirm(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            RedirectAttributes next) {
        return act(page, id, next, () -> confirmations.send(member.tenant(), id, by(member, request)));
    }

    @PostMapping("/deviations/{kind}/{line}/approval")
    String approve(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable String kind,
            @PathVariable int line,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes next) {
        var named = kind(kind);
        return act(
                page,
                id,
                next,
                () -> deviations.approve(member.tenant(), id, named, line, note, member, request.getRemoteAddr()));
    }

    private static DeviationKind kind(String code) {
        try {
            return DeviationKind.of(code);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @PostMapping("/deposits")
    String askDeposit(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String dueOn,
            RedirectAttributes next) {
        var order = find(member, id);
        return act(page, id, next, () -> {
            long cents = FormText.cents(amount, order.currency()).orElse(0);
            return deposits.ask(member.tenant(), id, cents, FormText.day(dueOn), by(member, request));
        });
    }

    @PostMapping("/deposits/{deposit}/receipts")
    String receive(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable long deposit,
            @RequestParam long credit,
            RedirectAttributes next) {
        return act(page, id, next, () -> deposits.receive(member.tenant(), deposit, credit, by(member, request)));
    }

    @PostMapping("/deposits/{deposit}/withdrawal")
    String withdraw(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable long deposit,
            RedirectAttributes next) {
        return act(page, id, next, () -> deposits.withdraw(member.tenant(), deposit, by(member, request)));
    }

    @PostMapping("/deposits/{deposit}/receipts/{receipt}/reversal")
    String free(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable long deposit,
            @PathVariable long receipt,
            RedirectAttributes next) {
        return act(page, id, next, () -> deposits.undo(member.tenant(), deposit, receipt, by(member, request)));
    }

    /** Lays what is left of the deposits on the order's invoices. */
    @PostMapping("/deposits/taking-off")
    String takeOff(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            RedirectAttributes next) {
        return act(page, id, next, () -> deposits.takeOff(member.tenant(), id, by(member, request)));
    }

    @PostMapping("/deposits/taken-off/{allocation}/reversal")
    String putBack(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable long allocation,
            RedirectAttributes next) {
        return act(page, id, next, () -> deposits.putBack(member.tenant(), id, allocation, by(member, request)));
    }

    private String act(Page page, long id, RedirectAttributes next, Supplier<OrderAnswer> doing) {
        try {
            return told(page, id, next, doing.get());
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
            return "redirect:/orders/" + id;
        }
    }

    private static String told(Page page, long id, RedirectAttributes next, OrderAnswer answer) {
        switch (answer) {
            case OrderAnswer.Done done ->
                page.say(
                        next,
                        "desk.order.done",
                        done.order().number(),
                        done.order().state().in(page.language()));
            case OrderAnswer.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case OrderAnswer.Refused refused -> next.addFlashAttribute("problem", refused.sentence(page.language()));
        }
        return "redirect:/orders/" + id;
    }

    private Order find(CurrentMember member, long id) {
        return orders.find(member.tenant(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Actor by(CurrentMember member, HttpServletRequest request) {
        return Actor.of(member, request.getRemoteAddr());
    }
}
