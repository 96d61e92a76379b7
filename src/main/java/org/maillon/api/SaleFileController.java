package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.sales.Actor;
import org.maillon.sales.Catalogue;
import org.maillon.sales.Price;
import org.maillon.sales.SaleFile;
import org.maillon.sales.SaleFiles;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "sale files", description = "Orders and prices from CSV, XLSX and UBL files, and the price list")
class SaleFileController {
    private final SaleFiles files;
    private final Catalogue catalogue;
    private final Clock clock;

    SaleFileController(SaleFiles files, Catalogue catalogue, Clock clock) {
        this.files = files;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param line of the file; 0 where all of it is meant */
    record Problem(int line, String message) {}

    /** @param taken new orders or prices; {@code known} those the company had */
    record Told(String state, int taken, int known, List<Long> orders, List<Problem> problems) {
        static Told of(SaleFile file, Reading reading) {
            var problems = file.problems().stream()
                    .map(each ->
                            new Problem(each.line(), each.in(reading.texts().language())))
                    .toList();
            return new Told(file.isRefused() ? "refused" : "done", file.taken(), file.known(), file.orders(), problems);
        }
    }

    record Listed(
            long id,
            String item,
            String currency,
            long priceCents,
            LocalDate fromOn,
            @Nullable LocalDate untilOn,
            String enteredBy) {
        static Listed of(Price price) {
            return new Listed(
                    price.id(),
                    price.item(),
                    price.currency().getCurrencyCode(),
                    price.priceCents(),
                    price.fromOn(),
                    price.untilOn().orElse(null),
                    price.enteredBy());
        }
    }

    @PostMapping(path = "/order-files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Take orders in from a file, whole or, with leaveOut=true, without what is wrong")
    Told orders(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String leaveOut)
            throws IOException {
        boolean leaves = reading.flag("leaveOut", leaveOut);
        var content = content(file, reading);
        var name = file == null ? "" : String.valueOf(file.getOriginalFilename());
        return Told.of(
                files.takeOrders(member.tenant(), content, name, leaves, by(member, request), LocalDate.now(clock)),
                reading);
    }

    @PostMapping(path = "/price-files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.WAIVE)
    @Operation(summary = "Take items and prices in from a file, whole or, with leaveOut=true, without what is wrong")
    Told prices(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String leaveOut)
            throws IOException {
        boolean leaves = reading.flag("leaveOut", leaveOut);
        var content = content(file, reading);
        return Told.of(files.takePrices(member.tenant(), content, leaves, by(member, request)), reading);
    }

    @GetMapping("/prices")
    @Operation(summary = "The price list, in the order it was entered")
    Slice<Listed> prices(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        return Slice.of(catalogue.prices(member.tenant(), after, atMost + 1), atMost, Price::id, Listed::of);
    }

    private static byte[] content(@Nullable MultipartFile file, Reading reading) throws IOException {
        if (file == null || file.isEmpty()) reading.wrong("file", "api.wrong.file");
        reading.orRefuse();
        return Optional.ofNullable(file).orElseThrow(NotDone::notFound).getBytes();
    }

    private static Actor by(CurrentMember member, HttpServletRequest request) {
        return Actor.of(member, request.getRemoteAddr());
    }
}
