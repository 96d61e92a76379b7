package org.maillon.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.access.AuditTrail;
import org.maillon.access.Secrets;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.messages.Composition.Attachment;
import org.maillon.messages.Composition.Composed;
import org.springframework.beans.factory.annotation.Autowired;

class MailDomainsTest extends DatabaseTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final Sender MOREL = new Sender("Morel", "compta@morel.example", null, "Anne", null, null, null);

    @Autowired
    Tenants tenants;

    @Autowired
    TenantScope scope;

    @Autowired
    MailDomainStore store;

    @Autowired
    SenderStore senderStore;

    @Autowired
    Secrets secrets;

    @Autowired
    AuditTrail trail;

    /** The DNS of the whole world, as far as this test goes. */
    private final List<String> dns = new ArrayList<>();

    @Test
    void fromADomainNobodyVerifiedTheCompanySpeaksThroughTheServersAddress() {
        var company = live();
        domains().add(company.id(), "morel.example", "Anne");
        var sender = senders().of(company);
        assertThat(sender.fromAddress()).isEqualTo("maillon@localhost.localdomain");
        assertThat(sender.fromName()).isEqualTo("Morel (via Maillon)");
        assertThat(sender.replyTo()).isEqualTo("compta@morel.example");
    }

    @Test
    void ourKeyInTheDnsVerifiesTheDomainAndNothingElseDoes() {
        var company = live();
        var domain = domains().add(company.id(), " Morel.example ", "Anne");
        assertThat(domain.recordName()).isEqualTo("maillon._domainkey.morel.example");
        assertThat(domains().verify(company.id(), "morel.example", "Anne")).isFalse();
        dns.add("v=DKIM1; k=rsa; p=" + VerifiedDomain.publicKey());
        assertThat(domains().verify(company.id(), "morel.example", "Anne")).isFalse();
        dns.add(domain.recordText());
        assertThat(domains().verify(company.id(), "morel.example", "Anne")).isTrue();
        assertThat(senders().of(company).fromAddress()).isEqualTo("compta@morel.example");
        assertThat(domains().add(company.id(), "morel.example", "Anne").publicKey())
                .isEqualTo(domain.publicKey());
    }

    @Test
    void anotherCompanyCannotWriteFromIt() {
        var company = live();
        VerifiedDomain.of(scope, store, secrets, company.id(), "morel.example");
        var other = live();
        assertThat(senders().mayUse(company, "anne@morel.example")).isTrue();
        assertThat(senders().mayUse(company, "anne@MOREL.example")).isTrue();
        assertThat(senders().mayUse(company, "anne@sub.morel.example")).isFalse();
        assertThat(senders().mayUse(other, "anne@morel.example")).isFalse();
    }

    @Test
    void aReceiverCanCheckTheSignature() throws Exception {
        var company = live();
        VerifiedDomain.of(scope, store, secrets, company.id(), "morel.example");
        var signature = domains().signature(company.id(), "morel.example").orElseThrow();
        var signed = signature.sign(letter(List.of(), "<before@morel.example>").bytes());
        dns.add("v=DKIM1; k=rsa; p=" + VerifiedDomain.publicKey());
        assertThat(new DKIMVerifier(retriever()).verify(new ByteArrayInputStream(signed)))
                .singleElement()
                .satisfies(record -> assertThat(record.getDToken()).hasToString("morel.example"));
        var changed = new String(signed, US_ASCII).replace("Relance", "Remise!").getBytes(US_ASCII);
        assertThatThrownBy(() -> new DKIMVerifier(retriever()).verify(new ByteArrayInputStream(changed)))
                .isInstanceOf(PermFailException.class);
        var another = new String(signed, US_ASCII).replaceFirst("From: ", "From: x@y.example\r\nFrom: ");
        assertThatThrownBy(() ->
                        new DKIMVerifier(retriever()).verify(new ByteArrayInputStream(another.getBytes(US_ASCII))))
                .isInstanceOf(PermFailException.class);
    }

    @Test
    void aConversationStaysTogetherAndNoMachineIsAskedToAnswer() throws Exception {
        var letter = letter(List.of(), "<before@morel.example>");
        assertThat(letter.getHeader("In-Reply-To")).containsExactly("<before@morel.example>");
        assertThat(letter.getHeader("References")).containsExactly("<before@morel.example>");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letter.getHeader("X-Auto-Response-Suppress")).containsExactly("RN, NRN, AutoReply");
        assertThat(letter.getHeader("List-Id")).isNull();
    }

    @Test
    void aDocumentTravelsWithTheLetterAndOneTooLargeIsRefused() throws Exception {
        var invoice = new Attachment("FA-12 \"x\"\r\nBcc: eve@evil.example.pdf", "application/pdf", new byte[100_000]);
        var letter = letter(List.of(invoice), null);
        var parts = (MimeMultipart) letter.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).doesNotContain("\r", "\n", "\"");
        assertThat(new String(letter.bytes(), US_ASCII)).doesNotContain("\r\nBcc:");
        assertThatThrownBy(() -> new Attachment("plan.pdf", "application/pdf", new byte[30_000_000]))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        wrong -> assertThat(wrong.in(Language.EN))
                                .isEqualTo(
                                        "“plan.pdf” has 30 MB; a mail takes 10 MB. Link the document instead of attaching it."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "a b.example", "anne@morel.example", "morel.example\r\nx", "-.example"})
    void whatIsNoDomainIsRefused(String domain) {
        assertThatThrownBy(() -> domains().add(tenant(), domain, "Anne")).isInstanceOf(InvalidValue.class);
    }

    private static MimeLetter letter(List<Attachment> attachments, String previous) {
        var said = new Composed(
                "anne@client.example",
                "Anne\r\nBcc: eve@evil.example",
                Language.FR,
                new LetterText("Relance", "<p>Relance é</p>", "Relance é"),
                null,
                attachments);
        return MimeLetter.of(
                MOREL,
                said,
                MailAddress.read("anne@client.example").orElseThrow(),
                "<1@morel.example>",
                previous,
                NOON);
    }

    private Tenant live() {
        var company = tenants.create("Morel", Tenant.Purpose.LIVE, "FR", Language.FR);
        scope.run(company.id(), () -> senderStore.save(company.id(), MOREL));
        return company;
    }

    private Senders senders() {
        var routes = new MailRoutes((SmtpServer) null, new LoopbackMailServer());
        return new Senders(scope, senderStore, routes, domains());
    }

    private MailDomains domains() {
        return new MailDomains(scope, store, secrets, trail, Clock.systemUTC(), retriever());
    }

    private PublicKeyRecordRetriever retriever() {
        return (_, _, _) -> List.copyOf(dns);
    }
}
