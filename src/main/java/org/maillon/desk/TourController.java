package org.maillon.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.maillon.access.CurrentMember;
import org.maillon.customers.Customers;
import org.maillon.demo.Demos;
import org.maillon.demo.Trouble;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

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
        model.addAttribute(
                "statements",
                demos.statements(member.tenant()).stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
        return "desk/tour";
    }

    /** One of the demonstration's own files, as a bank would offer it. */
    @GetMapping("/tour/statements/{name}")
    ResponseEntity<byte[]> statement(CurrentMember member, @PathVariable String name) throws IOException {
        var file = demos.statements(member.tenant()).stream()
                .filter(each -> each.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Files.readAllBytes(file));
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
