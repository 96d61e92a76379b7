package org.maillon.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.OpenItem;
import org.maillon.payments.NewPaymentLink;
import org.maillon.payments.PaymentLink;
import org.maillon.payments.PaymentLinkAnswer;
import org.maillon.payments.PaymentLinks;
import org.maillon.payments.Settlements.Part;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The way from the customer’s page to the provider’s and back. A page of ours stands between, for a form may send nobody to another
 * site; whom the provider sends back arrives at an address that bears no link’s secret and shows nothing of the account.
 */
@Controller
class CardController {
    private static final Pattern BACK = Pattern.compile("([0-9a-z]{1,12})-([0-9a-f-]{36})");
    private static final int LONGEST_LABEL = 200;

    private final PortalDoor door;
    private final CustomerPageController page;
    private final CustomerPages pages;
    private final CustomerAnswers answers;
    private final PaymentLinks links;
    private final PortalViews views;
    private final PublicAddress address;
    private final Clock clock;

    CardController(
            PortalDoor door,
            CustomerPageController page,
            CustomerPages pages,
            CustomerAnswers answers,
            PaymentLinks links,
            PortalViews views,
            PublicAddress address,
            Clock clock) {
        this.door = door;
        this.page = page;
        this.pages = pages;
        this.answers = answers;
        this.links = links;
        this.views = views;
        this.address = address;
        this.clock = clock;
    }

    @PostMapping("/c/{token}/card-payments")
    ModelAndView ask(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String item) {
        var bearer = door.enter(token, request);
        var words = CustomerPageController.words(bearer, language);
        try {
            door.act(bearer);
            return switch (links.ask(bearer.tenant(), wanted(bearer, words, FormText.chosen(item)))) {
                case PaymentLinkAnswer.Made made ->
                    new ModelAndView("redirect:" + bearer.base() + "/card-payments/"
                            + made.link().key() + "?language="
                            + words.language().code());
                case PaymentLinkAnswer.Refused refused ->
                    page.refused(request, bearer, words, words.t(refused.key()), "card");
            };
        } catch (InvalidValue wrong) {
            return page.refused(request, bearer, words, wrong.in(words.language()), "card");
        }
    }

    private NewPaymentLink wanted(Bearer bearer, Words words, FormText.Chosen chosen) {
        var open = pages.items(bearer, LocalDate.now(clock));
        var items = open.stream()
                .filter(each -> chosen.item().isPresent()
                        ? each.id() == chosen.item().getAsLong()
                        : chosen.currency().orElseThrow().getCurrencyCode().equals(each.currency()))
                .toList();
        if (items.isEmpty()) throw new InvalidValue("portal.gone");
        var currency = items.getFirst().currency();
        long credit = chosen.item().isPresent() ? 0 : answers.unallocated(bearer, Currency.getInstance(currency));
        return new NewPaymentLink(
                bearer.account(),
                parts(items, credit),
                currency,
                label(items, words),
                words.language(),
                key -> address.of(
                        "/c/card-payments/" + Long.toString(bearer.tenant().value(), 36) + "-" + key + "?language="
                                + words.language().code()),
                "link:" + bearer.link().id());
    }

    /** All of them less what the customer has to its credit, the oldest first. */
    private static List<Part> parts(List<OpenItem> items, long credit) {
        long left = items.stream().mapToLong(OpenItem::openCents).sum() - credit;
        var parts = new ArrayList<Part>();
        for (var item : items) {
            long cents = Math.min(left, item.openCents());
            if (cents > 0) parts.add(new Part(item.id(), cents));
            left -= cents;
        }
        return parts;
    }

    private static String label(List<OpenItem> items, Words words) {
        var references =
                String.join(", ", items.stream().map(OpenItem::reference).toList());
        var label = words.t("portal.card.label", items.size(), references);
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }

    @GetMapping("/c/{token}/card-payments/{key}")
    ModelAndView leave(HttpServletRequest request, @PathVariable String token, @PathVariable UUID key) {
        var bearer = door.enter(token, request);
        var frame = door.frame(bearer, request);
        var link =
                links.find(bearer.tenant(), key).filter(found -> found.account().equals(bearer.account()));
        if (link.isEmpty() || link.get().state() != PaymentLink.State.OPEN)
            return new ModelAndView("redirect:" + bearer.base() + "?language="
                    + frame.words().language().code());
        var amount = frame.words()
                .money(link.get().cents(), Currency.getInstance(link.get().currency()));
        return new ModelAndView(
                "portal/card",
                Map.of(
                        "frame",
                        frame,
                        "path",
                        "card-payments/" + key,
                        "amount",
                        amount,
                        "url",
                        link.get().url().orElseThrow()));
    }

    /** The provider sends whoever has paid here, and whoever has not. */
    @GetMapping("/c/card-payments/{back}")
    ModelAndView back(
            HttpServletRequest request,
            @PathVariable String back,
            @RequestParam(required = false) @Nullable String language) {
        var words = new Words(Language.of(language == null ? request.getLocale().getLanguage() : language));
        return found(back)
                .map(link -> new ModelAndView(
                        "portal/card-back", Map.of("words", words, "files", views.files(), "state", told(link))))
                .orElseGet(() -> views.closed(request, false));
    }

    private Optional<PaymentLink> found(String back) {
        var read = BACK.matcher(back.toLowerCase(Locale.ROOT));
        if (!read.matches()) return Optional.empty();
        try {
            var tenant = new TenantId(Long.parseLong(read.group(1), 36));
            return links.find(tenant, UUID.fromString(read.group(2)));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private static String told(PaymentLink link) {
        return switch (link.state()) {
            case PAID -> "paid";
            case EXPIRED, FAILED -> "over";
            case ASKED, OPEN, PENDING, DOUBTFUL -> "waiting";
        };
    }
}
