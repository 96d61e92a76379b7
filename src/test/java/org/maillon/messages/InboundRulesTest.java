package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.messages.InboundMail.Recipient;

class InboundRulesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # action    | status | their words                       | it is
            failed      | 5.1.1  | 550 5.1.1 no such user            | gone for good
            failed      | 5.1.2  | bad domain                        | gone for good
            failed      | 5.7.1  | rejected as spam                  | gone for good
            failed      | 5.2.2  | 552 mailbox full                  | back for now
            failed      | 5.3.4  | too large                         | back for now
            failed      | 4.4.1  | no answer from host after 5 days  | back for now
            failed      |        | 550 unknown                       | gone for good
            failed      |        | 452 no room                       | back for now
            delayed     | 4.4.1  | still trying                      | delayed
            delivered   | 2.0.0  | in the mailbox                    | arrived
            relayed     | 2.0.0  | given on                          | noise
            expanded    | 2.0.0  | to a list                         | noise
            """)
    void aDeliveryReportSaysWhatBecameOfIt(String action, String status, String words, String meaning) {
        var report = List.of(new Recipient("anne@client.example", action, status == null ? "" : status, words));
        assertThat(InboundRules.decide(mail("Delivery report", "", Map.of(), report)))
                .matches(it -> is(it, meaning));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # subject                                    | from                    | words                                    | it is
            Undelivered Mail Returned to Sender          | MAILER-DAEMON@mx.example | <a@b.example>: 550 5.1.1 unknown         | gone for good
            failure notice                               | mailer-daemon@qmail.example | <a@b.example>: mailbox full 4.2.2     | back for now
            Mail delivery failed: returning message      | mailer-daemon@exim.example | 550 no such user                       | gone for good
            Non remis : Votre facture                    | postmaster@client.example | 5.1.10 destinataire introuvable         | gone for good
            Onbestelbaar: Uw factuur                     | postmaster@klant.example | 550 5.1.1 onbekend                       | gone for good
            Échec de la remise                           | postmaster@client.example | 550 inconnu                             | gone for good
            Undeliverable: your invoice                  | anne@client.example     | I could not deliver it to my boss        | answered
            Automatic reply: your invoice                | anne@client.example     | away until Monday                        | somebody away
            Réponse automatique : votre facture          | anne@client.example     | je suis absente                          | somebody away
            Absence du bureau                            | anne@client.example     | de retour lundi                          | somebody away
            Absente jusqu'au 3 janvier                   | anne@client.example     | de retour                                | somebody away
            Automatisch antwoord: uw factuur             | an@klant.example        | terug maandag                            | somebody away
            Afwezig                                      | an@klant.example        | terug maandag                            | somebody away
            Re: Votre facture FA-12                      | anne@client.example     | je paie vendredi                         | answered
            RE: absence de bon de commande               | anne@client.example     | il manque le numéro                      | answered
            Re: uw factuur                               | an@klant.example        | betaald                                  | answered
            """)
    void withoutAReportSenderAndSubjectSayIt(String subject, String from, String words, String meaning) {
        var mail = new InboundMail("<1@x>", List.of(), from, "", subject, Map.of(), words, List.of(), List.of(), false);
        assertThat(InboundRules.decide(mail)).matches(it -> is(it, meaning));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            auto-submitted, auto-replied, somebody away
            auto-submitted, 'auto-replied (vacation)', somebody away
            auto-submitted, auto-generated, noise
            auto-submitted, no, answered
            x-autoreply, yes, somebody away
            precedence, auto_reply, somebody away
            precedence, bulk, noise
            x-failed-recipients, a@b.example, gone for good
            return-path, <>, noise
            """)
    void headersThatMachinesWriteAreHeeded(String name, String value, String meaning) {
        assertThat(InboundRules.decide(mail("Votre facture", "Bonjour", Map.of(name, value), List.of())))
                .matches(it -> is(it, meaning));
    }

    private static InboundMail mail(String subject, String words, Map<String, String> head, List<Recipient> report) {
        return new InboundMail(
                "<1@x>", List.of(), "anne@client.example", "", subject, head, words, report, List.of(), false);
    }

    private static boolean is(Inbound meaning, String said) {
        return said.equals(
                switch (meaning) {
                    case Inbound.Bounce bounce -> bounce.forGood() ? "gone for good" : "back for now";
                    case Inbound.Delay _ -> "delayed";
                    case Inbound.Arrival _ -> "arrived";
                    case Inbound.OutOfOffice _ -> "somebody away";
                    case Inbound.Reply _ -> "answered";
                    case Inbound.Noise _ -> "noise";
                });
    }
}
