package org.maillon.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillon.access.ApiKeys;
import org.maillon.access.Applicant;
import org.maillon.access.Members;
import org.maillon.access.Registration;
import org.maillon.access.Role;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.Customers;
import org.maillon.database.MaillonHome;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.reminders.Reminders;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The demonstration: one invented company, made once in an installation and opened again afterwards. */
@Service
public class Demos {
    private static final long SEED = 2026;
    private static final String USER = "demo@maillon.example";

    private final Tenants tenants;
    private final TenantScope scope;
    private final Members members;
    private final ApiKeys keys;
    private final Customers customers;
    private final Imports imports;
    private final Senders senders;
    private final Reminders reminders;
    private final DemoTerms terms;
    private final DemoSales sales;
    private final DemoInsolvency insolvency;
    private final DemoCredit credit;
    private final DemoDeliveries deliveries;
    private final Path door;
    private final Path stories;
    private final Path statements;

    Demos(
            Tenants tenants,
            TenantScope scope,
            Members members,
            ApiKeys keys,
            Customers customers,
            Imports imports,
            Senders senders,
            Reminders reminders,
            DemoTerms terms,
            DemoSales sales,
            DemoInsolvency insolvency,
            DemoCredit credit,
            DemoDeliveries deliveries,
            MaillonHome home) {
        this.tenants = tenants;
        this.scope = scope;
        this.members = members;
        this.keys = keys;
        this.customers = customers;
        this.imports = imports;
        this.senders = senders;
        this.reminders = reminders;
        this.terms = terms;
        this.sales = sales;
        this.insolvency = insolvency;
        this.credit = credit;
        this.deliveries = deliveries;
        this.door = home.path().resolve("demo.json");
        this.stories = home.path().resolve("demo-stories.json");
        this.statements = home.path().resolve("demo-statements");
    }

    /** What opens the demonstration: for a person and for a program. */
    public record Door(long tenant, String user, String password, String apiKey) {
        @Override
        public String toString() {
            return "Door[" + user + "]";
        }
    }

    /** Opens the demonstration of this installation; makes it, as of the day given, when there is none. */
    public Door open(LocalDate on) {
        return remembered().orElseGet(() -> make(on));
    }

    /** The accounts worth a look, each with its story, in the order of the stories; empty for any other company. */
    public Map<String, Trouble> stories(TenantId tenant) {
        var shown = remembered().filter(open -> open.tenant() == tenant.value());
        if (shown.isEmpty() || !Files.exists(stories)) return Map.of();
        var kept = JsonMapper.shared().readValue(stories, new TypeReference<Map<String, Trouble>>() {});
        var inOrder = new LinkedHashMap<String, Trouble>();
        kept.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(story -> inOrder.put(story.getKey(), story.getValue()));
        return inOrder;
    }

    /** Statements of its bank to drop on the page of receipts, the oldest first; none for any other company. */
    public List<Path> statements(TenantId tenant) {
        var shown = remembered().filter(open -> open.tenant() == tenant.value());
        if (shown.isEmpty() || !Files.isDirectory(statements)) return List.of();
        try (var files = Files.list(statements)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeStatements(DemoCompany company) {
        try {
            Files.createDirectories(statements);
            for (var each : DemoStatements.of(SEED, company))
                Files.write(statements.resolve(each.fileName()), each.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the statements of the demonstration could not be written", e);
        }
    }

    private Optional<Door> remembered() {
        if (!Files.exists(door)) return Optional.empty();
        var kept = JsonMapper.shared().readValue(door, Door.class);
        return tenants.find(new TenantId(kept.tenant()))
                .filter(tenant -> tenant.purpose() == Tenant.Purpose.DEMO)
                .map(_ -> kept);
    }

    private Door make(LocalDate on) {
        removeUnfinished();
        var company = DemoCompany.of(SEED, on);
        var tenant = tenants.create(company.name(), Tenant.Purpose.DEMO, "FR", Language.FR)
                .id();
        senders.save(tenant, sender(company));
        scope.run(tenant, () -> nameAccounts(tenant, company));
        enterBooks(tenant, company);
        insolvency.note(tenant, company);
        reminders.start(tenant, OptionalInt.empty());
        terms.add(tenant, company.name(), on);
        credit.add(tenant, on);
        deliveries.add(tenant, on);
        sales.add(tenant, on);
        var password = secret();
        admit(tenant, company, password);
        var made = new Door(tenant.value(), USER, password, keys.create(tenant, "demo", Role.OWNER, "maillon"));
        keep(stories, company.troubles());
        writeStatements(company);
        keep(door, made);
        return made;
    }

    /** One that was interrupted half way was never shown to anybody. */
    private void removeUnfinished() {
        tenants.all().stream()
                .filter(tenant -> tenant.purpose() == Tenant.Purpose.DEMO)
                .forEach(tenant -> tenants.remove(tenant.id()));
    }

    private static Sender sender(DemoCompany company) {
        return new Sender(
                company.name(),
                "compta@maillon.example",
                null,
                "Service clients",
                "01 99 00 12 34",
                DemoStatements.IBAN,
                "AGRIFRPPXXX");
    }

    private void nameAccounts(TenantId tenant, DemoCompany company) {
        Map<String, Contact> payers = company.contacts().stream()
                .filter(contact -> contact.role() == ContactRole.PAYS)
                .collect(Collectors.toMap(contact -> contact.account().code(), Function.identity()));
        try (var names = customers.nameMany(tenant)) {
            for (var account : company.accounts()) {
                var payer = java.util.Objects.requireNonNull(payers.get(account.code()));
                names.add(account.code())
                        .add(account.name())
                        .add(account.language().code())
                        .add(account.country());
                names.add(account.terms().canonical())
                        .add(payer.person())
                        .add(payer.email())
                        .add(payer.phone());
                names.add(account.country().equals("FR") ? account.companyNumber() : null)
                        .add(account.vatNumber());
                names.endRow();
            }
            names.finish();
        }
        customers.openNamed(tenant, Language.FR, "FR");
        customers.changeUsualTerms(tenant, PaymentTerms.parse("30").canonical());
    }

    private void enterBooks(TenantId tenant, DemoCompany company) {
        var files = new ArrayList<Imports.Given>();
        try {
            var folder = Files.createTempDirectory("maillon-demo");
            for (int year : company.fiscalYears()) {
                var file = folder.resolve(company.fecName(year));
                try (var out = Files.newBufferedWriter(file)) {
                    company.writeFec(year, out);
                }
                files.add(new Imports.Given(company.fecName(year), file));
            }
            enter(tenant, files);
            deleteAll(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the books of the demonstration could not be written", e);
        }
    }

    private void enter(TenantId tenant, List<Imports.Given> files) {
        var options = new ImportOptions(PaymentTerms.parse("30"), false);
        var id = imports.ask(tenant, Import.Kind.FEC, files, options, "maillon");
        var done = imports.run(tenant, id, (_, _) -> {});
        if (done.state() != Import.State.DONE)
            throw new IllegalStateException("the demonstration's books were refused");
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private void admit(TenantId tenant, DemoCompany company, String password) {
        var applicant = new Applicant(company.name(), "Claire Aubry", USER, password, Language.FR);
        var registration = members.register(tenant, Role.OWNER, applicant, "maillon");
        if (registration instanceof Registration.Refused refused) {
            throw new IllegalStateException("the demonstration's member was refused: " + refused.reasons());
        }
    }

    private static void keep(Path file, Object value) {
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.deleteIfExists(file);
            try (var out = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
                out.write(java.nio.ByteBuffer.wrap(JsonMapper.shared().writeValueAsBytes(value)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String secret() {
        var bytes = new byte[9];
        new SecureRandom().nextBytes(bytes);
        return "maillon-" + HexFormat.of().formatHex(bytes);
    }
}
