package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Money;
import org.maillon.portal.CustomerLink;
import org.maillon.portal.CustomerLinks;
import org.maillon.portal.ItemDocument;
import org.maillon.portal.ItemDocuments;
import org.maillon.portal.LinkPurpose;
import org.maillon.portal.NewLink;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1")
@Tag(
        name = "customer's page",
        description = "The links that lead customers to their page, and the documents they read there")
class CustomerLinkController {
    private static final int LAST = 200;

    private final CustomerLinks links;
    private final ItemDocuments documents;
    private final Customers customers;
    private final Clock clock;

    CustomerLinkController(CustomerLinks links, ItemDocuments documents, Customers customers, Clock clock) {
        this.links = links;
        this.documents = documents;
        this.customers = customers;
        this.clock = clock;
    }

    record Asked(@Nullable String recipient) {}

    record Issued(long id, String address, Instant expiresAt) {}

    record Told(
            long id,
            String recipient,
            String purpose,
            Instant issuedAt,
            String issuedBy,
            Instant expiresAt,
            @Nullable Instant openedAt,
            @Nullable Instant revokedAt,
            boolean good) {}

    record ToldDocument(long id, String sha256, String name, String mediaType, long sizeBytes, Instant attachedAt) {
        static ToldDocument of(ItemDocument document) {
            return new ToldDocument(
                    document.id(),
                    document.document().sha256(),
                    document.name(),
                    document.mediaType(),
                    document.sizeBytes(),
                    document.attachedAt());
        }
    }

    @GetMapping("/accounts/{id}/customer-links")
    @Operation(summary = "The links of an account, the newest first, without their secrets")
    Slice<Told> list(CurrentMember member, @PathVariable String id) {
        var account = account(member, id);
        var told = links.list(member.tenant(), account.id(), LAST).stream()
                .map(this::told)
                .toList();
        return new Slice<>(told, null);
    }

    private Told told(CustomerLink link) {
        return new Told(
                link.id(),
                link.recipient(),
                link.purpose().code(),
                link.issuedAt(),
                link.issuedBy(),
                link.expiresAt(),
                link.openedAt().orElse(null),
                link.revokedAt().orElse(null),
                link.isGood(clock.instant()));
    }

    @PostMapping("/accounts/{id}/customer-links")
    @Needs(Permission.SEND_REMINDERS)
    @Operation(summary = "Write a link to the customer's page; its address is told once and never again")
    ResponseEntity<Issued> issue(
            CurrentMember member, @PathVariable String id, @RequestBody(required = false) @Nullable Asked asked) {
        var account = account(member, id);
        var recipient = asked == null || asked.recipient() == null
                ? account.name()
                : asked.recipient().strip();
        var link = new NewLink(
                account.id(), recipient, account.language(), LinkPurpose.PERSON, OptionalLong.empty(), 0, Money.EUR);
        var issued = links.issue(member.tenant(), link, member.name());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Issued(issued.id(), issued.address().toString(), issued.expiresAt()));
    }

    @PostMapping("/accounts/{id}/customer-links/{link}/revocation")
    @Needs(Permission.SEND_REMINDERS)
    @Operation(summary = "Make a link lead nowhere")
    ResponseEntity<Void> revoke(CurrentMember member, @PathVariable String id, @PathVariable String link) {
        var account = account(member, id);
        if (!links.revoke(member.tenant(), account.id(), Reading.id(link), member.name())) throw NotDone.notFound();
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/open-items/{id}/documents")
    @Operation(summary = "The documents beside an open item, which its customer reads on its page")
    Slice<ToldDocument> documents(CurrentMember member, @PathVariable String id) {
        return told(documents.ofItem(member.tenant(), Reading.id(id)));
    }

    @PostMapping(path = "/open-items/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Lay a document (PDF, XML, picture, text; 20 MB at most) beside an open item")
    ResponseEntity<Slice<ToldDocument>> attach(
            CurrentMember member,
            Reading reading,
            @PathVariable String id,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null) reading.wrong("file", "api.wrong.file");
        reading.orRefuse();
        var content = file == null ? new byte[0] : contentOf(file);
        var name = Optional.ofNullable(file)
                .map(MultipartFile::getOriginalFilename)
                .orElse("");
        var type = Optional.ofNullable(file).map(MultipartFile::getContentType).orElse("");
        var attached = documents
                .attach(member.tenant(), Reading.id(id), content, type, name, new Author(member.name(), ""))
                .orElseThrow(NotDone::notFound);
        return ResponseEntity.status(HttpStatus.CREATED).body(told(attached));
    }

    /** One byte more than is kept is enough to be refused. */
    private static byte[] contentOf(MultipartFile file) throws IOException {
        try (var in = file.getInputStream()) {
            return in.readNBytes(Evidence.LARGEST + 1);
        }
    }

    private static Slice<ToldDocument> told(List<ItemDocument> documents) {
        return new Slice<>(documents.stream().map(ToldDocument::of).toList(), null);
    }

    /** By its id or, as elsewhere, by its code. */
    private CustomerAccount account(CurrentMember member, String id) {
        return customers
                .findByCode(member.tenant(), id)
                .or(() -> Optional.ofNullable(Reading.number(id))
                        .flatMap(number -> customers.find(member.tenant(), new AccountId(number))))
                .orElseThrow(NotDone::notFound);
    }
}
