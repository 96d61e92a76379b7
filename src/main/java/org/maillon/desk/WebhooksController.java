package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.InvalidValue;
import org.maillon.webhooks.Webhooks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which other programs are told of what happens, and whether they took it. */
@Controller
@Needs(Permission.SETTINGS)
class WebhooksController {
    private static final int LAST = 50;

    private final Webhooks webhooks;

    WebhooksController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping("/settings/webhooks")
    String all(Page page, CurrentMember member, Model model) {
        return show(member, "", List.of(), null, model);
    }

    @PostMapping("/settings/webhooks")
    String open(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") List<String> events,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        try {
            next.addFlashAttribute(
                    "secret",
                    webhooks.open(member.tenant(), url, events, member.name()).secret());
            return "redirect:/settings/webhooks";
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return show(member, url, events, wrong.in(page.language()), model);
        }
    }

    @PostMapping("/settings/webhooks/{id}/activity")
    String change(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam boolean active,
            RedirectAttributes next) {
        var webhook = webhooks.find(member.tenant(), id).orElseThrow(WebhooksController::notFound);
        webhooks.change(member.tenant(), id, webhook.url(), webhook.events(), active, member.name());
        page.say(next, "desk.webhooks.saved");
        return "redirect:/settings/webhooks";
    }

    @PostMapping("/settings/webhooks/{id}/closure")
    String close(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        if (!webhooks.close(member.tenant(), id, member.name())) throw notFound();
        page.say(next, "desk.webhooks.closed");
        return "redirect:/settings/webhooks";
    }

    @GetMapping("/settings/webhooks/{id}")
    String deliveries(Page page, CurrentMember member, @PathVariable long id, Model model) {
        model.addAttribute("webhook", webhooks.find(member.tenant(), id).orElseThrow(WebhooksController::notFound));
        model.addAttribute("deliveries", webhooks.deliveries(member.tenant(), id, null, null, LAST));
        return "desk/settings-webhook";
    }

    @PostMapping("/settings/webhooks/{id}/deliveries/{delivery}/replays")
    String replay(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @PathVariable long delivery,
            RedirectAttributes next) {
        if (webhooks.replay(member.tenant(), id, delivery, member.name()).isEmpty()) throw notFound();
        page.say(next, "desk.webhooks.queued-again");
        return "redirect:/settings/webhooks/" + id;
    }

    private String show(CurrentMember member, String url, List<String> events, @Nullable String problem, Model model) {
        model.addAttribute("webhooks", webhooks.of(member.tenant()));
        model.addAttribute("url", url);
        model.addAttribute("chosen", events);
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/settings-webhooks";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
