package org.maillon.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillon.access.TenantScope;
import org.maillon.customers.Customers;
import org.maillon.demo.Contact;
import org.maillon.demo.ContactRole;
import org.maillon.demo.DemoCompany;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Fills a company with the books of the invented one: its customer file first, then its accounting exports. */
@Component
class DemoBooks {
    private final TenantScope tenants;
    private final Customers customers;
    private final Imports imports;

    DemoBooks(TenantScope tenants, Customers customers, Imports imports) {
        this.tenants = tenants;
        this.customers = customers;
        this.imports = imports;
    }

    void fill(TenantId tenant, LocalDate on, Path folder) {
        var company = DemoCompany.of(1, on);
        name(tenant, company);
        var files = new ArrayList<Imports.Given>();
        for (var year : company.fiscalYears()) files.add(fec(company, year, folder));
        var options = new ImportOptions(PaymentTerms.parse("30"), false);
        var asked = imports.ask(tenant, Import.Kind.FEC, files, options, "test");
        imports.run(tenant, asked, (phase, percent) -> {});
    }

    private void name(TenantId tenant, DemoCompany company) {
        var payers = company.contacts().stream()
                .filter(contact -> contact.role() == ContactRole.PAYS)
                .collect(Collectors.toMap(contact -> contact.account().code(), Function.<Contact>identity()));
        tenants.run(tenant, () -> {
            try (var names = customers.nameMany(tenant)) {
                for (var account : company.accounts()) {
                    var payer = payers.get(account.code());
                    names.add(account.code())
                            .add(account.name())
                            .add(account.language().code());
                    names.add(account.country()).add(account.terms().canonical());
                    names.add(payer.person()).add(payer.email()).add(payer.phone());
                    names.add((String) null).add((String) null);
                    names.endRow();
                }
                names.finish();
            }
            customers.openNamed(tenant, Language.FR, "FR");
        });
    }

    private static Imports.Given fec(DemoCompany company, int year, Path folder) {
        var file = folder.resolve(company.fecName(year));
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            company.writeFec(year, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Imports.Given(company.fecName(year), file);
    }
}
