package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import org.maillon.access.CurrentMember;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What to do this morning, most useful first. */
@Controller
class TodayController {
    private final Mornings mornings;
    private final Clock clock;

    TodayController(Mornings mornings, Clock clock) {
        this.mornings = mornings;
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/today";
    }

    @GetMapping("/today")
    String today(Page page, CurrentMember member, Model model) {
        model.addAttribute("today", MorningWords.of(page, mornings.of(member.tenant(), LocalDate.now(clock))));
        return "desk/today";
    }
}
