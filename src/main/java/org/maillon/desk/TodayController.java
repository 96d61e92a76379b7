package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What to do this morning, most useful first. */
@Controller
class TodayController {
    private final Clock clock;

    TodayController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/today";
    }

    @GetMapping("/today")
    String today(Page page, Model model) {
        model.addAttribute("today", new Today(LocalDate.now(clock), null, null, java.util.List.of()));
        return "desk/today";
    }
}
