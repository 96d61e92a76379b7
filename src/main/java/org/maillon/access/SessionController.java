package org.maillon.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a person changes about their own session: the company they work for, the language of their pages. */
@Controller
@Needs(Permission.READ)
class SessionController {
    private final Members members;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SessionController(Members members) {
        this.members = members;
    }

    @PostMapping("/session/company")
    String workFor(
            CurrentMember member,
            @RequestParam long company,
            HttpServletRequest request,
            HttpServletResponse response) {
        var chosen = members.find(new TenantId(company), member.id())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        SignedIn.replace(chosen.current());
        contexts.saveContext(SecurityContextHolder.getContext(), request, response);
        return "redirect:/";
    }

    @PostMapping("/session/language")
    String speak(CurrentMember member, @RequestParam String language, @RequestParam(defaultValue = "/") String back) {
        members.speak(member, Language.of(language));
        return "redirect:" + (isOurs(back) ? back : "/");
    }

    /** Only a path of this site: anything else would let a link send people elsewhere. */
    private static boolean isOurs(String path) {
        return path.matches("/[\\p{Alnum}/_.~%?&=+-]*") && !path.startsWith("//");
    }
}
