package org.maillon.payments;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Iban;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.payments.CollectionStore.Filed;
import org.maillon.payments.DebitAnswer.Refusal;
import org.maillon.payments.DebitFile.Batch;
import org.maillon.payments.DebitFile.Creditor;
import org.maillon.payments.DebitFile.Debit;
import org.springframework.stereotype.Component;

/** Puts collections into a file, each with its place in the sequence of its mandate. */
@Component
class DebitFileMaking {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final int LONGEST_REFERENCE = 20;

    private final CollectionStore store;
    private final DebitFileStore files;
    private final MandateStore mandates;
    private final Senders senders;
    private final Tenants companies;
    private final Evidence evidence;
    private final Clock clock;

    DebitFileMaking(
            CollectionStore store,
            DebitFileStore files,
            MandateStore mandates,
            Senders senders,
            Tenants companies,
            Evidence evidence,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.mandates = mandates;
        this.senders = senders;
        this.companies = companies;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Empty where our own name or account is not what a bank takes: {@link #refusal} says which. */
    Optional<MadeDebitFile> make(
            TenantId tenant,
            DebitCreditor settled,
            List<DebitCollection> some,
            LocalDate collectOn,
            DebitFileVersion version,
            Author by) {
        var creditor = creditor(tenant, settled);
        if (creditor.isEmpty() || creditor.get().name().isEmpty()) return Optional.empty();
        var known = mandates
                .findAll(
                        tenant,
                        some.stream().map(DebitCollection::mandate).distinct().toList())
                .stream()
                .collect(toMap(Mandate::id, Function.identity()));
        var now = clock.instant();
        var filed = filed(some, known);
        var file = file(messageId(collectOn, now), creditor.get(), some, filed, known, now);
        var content = DebitFileWriter.write(file, version);
        var document = evidence.keep(tenant, content, "application/xml", file.messageId() + ".xml");
        long id = files.insert(tenant, file, version, collectOn, document, by.who(), now);
        store.file(tenant, id, List.copyOf(filed.values()), now);
        count(tenant, some, known, collectOn);
        return files.find(tenant, id);
    }

    Refusal refusal(TenantId tenant) {
        return senders.find(tenant).map(Sender::iban).isEmpty() ? Refusal.NO_IBAN : Refusal.NAME;
    }

    private Optional<Creditor> creditor(TenantId tenant, DebitCreditor settled) {
        var name = companies.find(tenant).map(Tenant::name).orElse("");
        return senders.find(tenant)
                .filter(sender -> sender.iban() != null)
                .map(sender -> new Creditor(
                        SepaText.of(name, DebitFileRules.LONGEST_NAME),
                        settled.identifier(),
                        new Iban(Objects.requireNonNull(sender.iban())),
                        Optional.ofNullable(sender.bic())
                                .map(DebitFileMaking::bic)
                                .filter(bic -> DebitFileRules.isBic(Optional.of(bic)))));
    }

    private static String bic(String written) {
        return written.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static String messageId(LocalDate collectOn, Instant now) {
        return "DD" + DAY.format(collectOn) + "-"
                + Long.toString(now.toEpochMilli(), 36).toUpperCase(Locale.ROOT);
    }

    static String batchId(String messageId, DebitScheme scheme, String sequence) {
        return messageId + "-" + scheme + "-" + sequence;
    }

    /** By collection. The document's number stands in the reference, so that the receipt is matched by it. */
    private static Map<Long, Filed> filed(List<DebitCollection> some, Map<Long, Mandate> known) {
        var before = new HashMap<Long, Integer>();
        var filed = new TreeMap<Long, Filed>();
        for (var collection : some) {
            var mandate = Objects.requireNonNull(known.get(collection.mandate()));
            int earlier = before.merge(mandate.id(), 1, Integer::sum) - 1 + mandate.collections();
            var sequence = MandateRules.sequence(mandate.recurrent(), mandate.ending(), earlier);
            var reference = SepaText.compact(collection.reference(), LONGEST_REFERENCE);
            filed.put(collection.id(), new Filed(collection.id(), sequence, reference + "-D" + collection.id()));
        }
        return filed;
    }

    private static DebitFile file(
            String messageId,
            Creditor creditor,
            List<DebitCollection> some,
            Map<Long, Filed> filed,
            Map<Long, Mandate> known,
            Instant now) {
        Function<DebitCollection, String> batchOf = collection -> batchId(
                messageId,
                Objects.requireNonNull(known.get(collection.mandate())).scheme(),
                Objects.requireNonNull(filed.get(collection.id())).sequence().name());
        var batches = new ArrayList<Batch>();
        some.stream()
                .collect(groupingBy(batchOf, TreeMap::new, java.util.stream.Collectors.toList()))
                .forEach((id, its) -> {
                    var first = its.getFirst();
                    var debits = its.stream()
                            .map(each -> debit(each, Objects.requireNonNull(filed.get(each.id())), known))
                            .toList();
                    batches.add(new Batch(
                            id,
                            Objects.requireNonNull(known.get(first.mandate())).scheme(),
                            Objects.requireNonNull(filed.get(first.id())).sequence(),
                            first.collectOn(),
                            creditor,
                            debits));
                });
        var at = LocalDateTime.ofInstant(now, ZONE).truncatedTo(ChronoUnit.SECONDS);
        return new DebitFile(messageId, at, creditor.name(), batches);
    }

    private static Debit debit(DebitCollection collection, Filed filed, Map<Long, Mandate> known) {
        var mandate = Objects.requireNonNull(known.get(collection.mandate()));
        var text = SepaText.of(collection.reference(), DebitFileRules.LONGEST_TEXT);
        return new Debit(
                filed.endToEndId(),
                collection.cents(),
                mandate.reference(),
                mandate.signedOn(),
                SepaText.of(mandate.debtor(), DebitFileRules.LONGEST_NAME),
                mandate.iban(),
                mandate.bic(),
                text.isEmpty() ? filed.endToEndId() : text);
    }

    private void count(TenantId tenant, List<DebitCollection> some, Map<Long, Mandate> known, LocalDate on) {
        var counts =
                some.stream().collect(groupingBy(DebitCollection::mandate, java.util.stream.Collectors.counting()));
        counts.forEach((mandate, collections) -> {
            mandates.presented(tenant, mandate, Math.toIntExact(collections), on);
            if (Objects.requireNonNull(known.get(mandate)).ending()) mandates.revoke(tenant, mandate, on);
        });
    }
}
