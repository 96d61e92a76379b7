package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.Code;
import org.maillon.reminders.AskedSimulation;
import org.maillon.reminders.Reason;
import org.maillon.reminders.Scenario;
import org.maillon.reminders.SimulationAnswer;
import org.maillon.reminders.Simulations;
import org.maillon.reminders.TimeMachine;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A scenario tried on last year or on the coming weeks: what would leave, what did, and what another would change. */
@Controller
@Needs(Permission.SEND_REMINDERS)
class SimulationsController {
    private static final int DAYS_AHEAD = 90;
    private static final int LATEST = 8;
    private static final int ACCOUNTS = 25;

    private final Simulations simulations;
    private final TimeMachine machine;
    private final Customers customers;
    private final Clock clock;

    SimulationsController(Simulations simulations, TimeMachine machine, Customers customers, Clock clock) {
        this.simulations = simulations;
        this.machine = machine;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/reminders/simulation")
    @Needs(Permission.READ)
    String page(
            Page page,
            CurrentMember member,
            @RequestParam(required = false) @Nullable Long id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Model model) {
        var found = Optional.ofNullable(id).map(it -> find(member, it));
        var first = from == null ? today() : from;
        var last = to == null ? first.plusDays(DAYS_AHEAD) : to;
        model.addAttribute(
                "tried",
                found.map(it -> new SimulationForm(it.scenario(), it.against().orElse(""), it.from(), it.to()))
                        .orElse(new SimulationForm("", "", first, last)));
        model.addAttribute("scenarios", machine.scenarios(member.tenant()));
        model.addAttribute("today", today());
        model.addAttribute("latest", simulations.latest(member.tenant(), LATEST));
        show(page, member, found.orElse(null), model);
        return "desk/simulation";
    }

    /** The part of the page that changes; asked for again and again until the end, when the whole page is. */
    @GetMapping("/reminders/simulations/{id}/progress")
    @Needs(Permission.READ)
    String progress(Page page, CurrentMember member, @PathVariable long id, Model model, HttpServletResponse response) {
        var found = find(member, id);
        if (found.state() != AskedSimulation.State.RUNNING) response.setHeader("HX-Refresh", "true");
        show(page, member, found, model);
        return "desk/simulation-found";
    }

    @PostMapping("/reminders/simulations")
    String begin(
            Page page,
            CurrentMember member,
            @RequestParam String scenario,
            @RequestParam(defaultValue = "") String against,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            RedirectAttributes next) {
        var tried = machine.scenario(member.tenant(), scenario);
        if (tried.isEmpty() || from == null || to == null || !isPlayable(from, to)) {
            next.addFlashAttribute(
                    AccountActsController.PROBLEM,
                    page.t("desk.simulation.wrong", page.in().number(TimeMachine.LONGEST_DAYS - 1)));
            return "redirect:/reminders/simulation";
        }
        var other = against.isBlank() ? Optional.<Scenario>empty() : machine.scenario(member.tenant(), against);
        long id = simulations.begin(member.tenant(), tried.get(), other, from, to, member.name());
        return "redirect:/reminders/simulation?id=" + id;
    }

    @PostMapping("/reminders/simulations/{id}/end")
    String cancel(CurrentMember member, @PathVariable long id) {
        simulations.cancel(member.tenant(), find(member, id).id());
        return "redirect:/reminders/simulation?id=" + id;
    }

    private static boolean isPlayable(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        return days >= 0 && days < TimeMachine.LONGEST_DAYS;
    }

    private AskedSimulation find(CurrentMember member, long id) {
        return simulations
                .find(member.tenant(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void show(Page page, CurrentMember member, @Nullable AskedSimulation found, Model model) {
        var answer = found == null ? null : found.answer().orElse(null);
        model.addAttribute("found", found);
        model.addAttribute("picture", answer == null ? null : SimulationPicture.of(page, answer));
        model.addAttribute("silent", answer == null ? List.of() : silent(answer));
        model.addAttribute("differing", answer == null ? List.of() : differing(member, answer));
    }

    /** All items at the end of the last day, by the reason that stands for them. */
    private static List<ReasonCount> silent(SimulationAnswer answer) {
        return answer.days().getLast().byReason().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(each -> new ReasonCount(reason(each.getKey()), each.getKey(), each.getValue()))
                .toList();
    }

    private static Reason reason(String code) {
        return Code.read(Reason.class, code);
    }

    private List<DifferingLine> differing(CurrentMember member, SimulationAnswer answer) {
        var difference = answer.difference();
        if (difference == null) return List.of();
        var shown = difference.accounts().stream().limit(ACCOUNTS).toList();
        var named = customers.findAll(
                member.tenant(),
                shown.stream()
                        .map(each -> new AccountId(each.accountId()))
                        .distinct()
                        .toList());
        return shown.stream()
                .flatMap(each -> Optional.ofNullable(named.get(new AccountId(each.accountId()))).stream()
                        .map(account -> new DifferingLine(account, each)))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
