package org.maillon.desk;

import java.util.stream.Stream;
import org.maillon.access.CurrentMember;
import org.maillon.customers.Customers;
import org.maillon.demo.Demos;
import org.maillon.demo.Trouble;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is worth a look in the demonstration: one customer for each kind of trouble. */
@Controller
class TourController {
    private final Demos demos;
    private final Customers customers;

    TourController(Demos demos, Customers customers) {
        this.demos = demos;
        this.customers = customers;
    }

    @GetMapping("/tour")
    String tour(Page page, CurrentMember member, Model model) {
        var stops = demos.stories(member.tenant()).entrySet().stream()
                .flatMap(story -> stop(page, member, story.getKey(), story.getValue()))
                .toList();
        model.addAttribute("stops", stops);
        return "desk/tour";
    }

    private Stream<WorkRow> stop(Page page, CurrentMember member, String code, Trouble trouble) {
        return customers.findByCode(member.tenant(), code).stream()
                .map(account -> new WorkRow(
                        account.name(),
                        new Chip(page.t(trouble.key()), Tone.PLAIN),
                        page.t(trouble.key() + ".look"),
                        "",
                        page.t("desk.tour.open"),
                        "/accounts/" + account.id().value()));
    }
}
