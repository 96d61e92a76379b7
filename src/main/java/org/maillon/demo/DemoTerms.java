package org.maillon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.maillon.claims.Imputation;
import org.maillon.claims.Rate;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.messages.PlainDocument;
import org.maillon.messages.PlainDocument.Block;
import org.maillon.messages.PlainDocument.Fact;
import org.maillon.messages.PlainDocument.Heading;
import org.maillon.messages.PlainDocument.Paragraph;
import org.maillon.terms.Acceptances;
import org.maillon.terms.Clauses;
import org.maillon.terms.NewVersion;
import org.maillon.terms.PaperAcceptance;
import org.maillon.terms.TermsOfSale;
import org.springframework.stereotype.Component;

/** The terms of sale of the demonstration: one version in three languages, signed by most customers, by some not. */
@Component
class DemoTerms {
    private static final Author BY = new Author("Claire Aubry", "");
    private static final int ARTICLES = 12;
    private static final int SIGNED_DAYS = 340;
    private static final int FORCE_DAYS = 360;

    /** Every fourth account signed nothing yet. */
    private static final int NOT_SIGNED = 4;

    private static final int ACCOUNTS = 60;

    private final TermsOfSale terms;
    private final Acceptances acceptances;
    private final Customers customers;

    DemoTerms(TermsOfSale terms, Acceptances acceptances, Customers customers) {
        this.terms = terms;
        this.acceptances = acceptances;
        this.customers = customers;
    }

    void add(TenantId tenant, String company, LocalDate on) {
        var clauses = new Clauses(
                Optional.of(Rate.parse("12.40")),
                4_000,
                true,
                "Tribunal des activités économiques de Lyon",
                OptionalInt.of(8),
                Imputation.INTEREST_FIRST);
        var from = on.minusDays(FORCE_DAYS);
        long version = terms.add(tenant, new NewVersion(from.getYear() + "-1", from, false, clauses), BY);
        for (var language : Language.values())
            terms.attach(tenant, version, language, words(company, language), "cgv-" + language.code() + ".pdf", BY);
        sign(tenant, version, on);
    }

    private void sign(TenantId tenant, long version, LocalDate on) {
        var accounts = customers.after(tenant, new org.maillon.customers.AccountId(0), ACCOUNTS);
        for (int i = 0; i < accounts.size(); i++) {
            if (i % NOT_SIGNED == NOT_SIGNED - 1) continue;
            var account = accounts.get(i);
            var signer = customers.contacts(tenant, account.id()).stream()
                    .findFirst()
                    .map(contact -> contact.name())
                    .orElse(account.name());
            var signedOn = on.minusDays(SIGNED_DAYS - i % 20);
            var texts = Texts.in(account.language());
            var paper = new PaperAcceptance(
                    signer,
                    texts.say("demo.terms.role"),
                    account.language(),
                    signedOn,
                    scan(account, signer, signedOn),
                    "cgv-" + account.code() + ".pdf");
            acceptances.note(tenant, account.id(), version, paper, BY);
        }
    }

    private static byte[] scan(CustomerAccount account, String signer, LocalDate on) {
        var texts = Texts.in(account.language());
        var blocks = List.<Block>of(
                new Paragraph(texts.say("demo.terms.signed")),
                new Fact(texts.say("demo.terms.customer"), account.name()),
                new Fact(texts.say("demo.terms.signer"), signer),
                new Fact(texts.say("demo.terms.day"), on.toString()));
        return new PlainDocument(account.language().code(), account.name(), texts.say("demo.terms.title"), blocks)
                .write();
    }

    private static byte[] words(String company, Language language) {
        var texts = Texts.in(language);
        var blocks = new ArrayList<Block>();
        for (int article = 1; article <= ARTICLES; article++) {
            blocks.add(new Heading(article + ". " + texts.say("demo.terms." + article + ".title")));
            blocks.add(new Paragraph(texts.say("demo.terms." + article + ".text", company)));
        }
        return new PlainDocument(language.code(), company, texts.say("demo.terms.title"), List.copyOf(blocks)).write();
    }
}
