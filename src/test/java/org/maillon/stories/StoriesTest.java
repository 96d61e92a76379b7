package org.maillon.stories;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.desk.Notation;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.Disputes;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Delivery;
import org.maillon.messages.ReturnedMail;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.payments.Promises;
import org.maillon.registers.Insolvencies;
import org.maillon.registers.InsolvencyWatch;
import org.maillon.registers.RegisterServer;
import org.maillon.reminders.Reminders;
import org.maillon.sales.Confirmations;
import org.maillon.sales.Orders;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What the program does with a customer over months, told as a credit manager would tell it. The pages in docs/stories are
 * approved by a person; {@code -Dmaillon.stories=write} writes them anew.
 */
@Import({StoriesTest.Parts.class, StoryBooks.class, StoryDelivery.class})
class StoriesTest extends DatabaseTest {
    private static final StoryMail MAIL = new StoryMail();
    private static final RegisterServer REGISTERS = new RegisterServer();

    @TestConfiguration
    static class Parts {
        @Bean
        @Primary
        StoryClock storyClock() {
            return new StoryClock();
        }
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("MAILLON_SMTP_URL", MAIL::address);
        registry.add("MAILLON_REGISTER_BODACC_URL", REGISTERS::address);
    }

    @Autowired
    StoryClock clock;

    @Autowired
    StoryBooks books;

    @Autowired
    Reminders reminders;

    @Autowired
    Delivery delivery;

    @Autowired
    Senders senders;

    @Autowired
    Promises promises;

    @Autowired
    ReturnedMail returned;

    @Autowired
    Customers customers;

    @Autowired
    Tasks tasks;

    @Autowired
    Disputes disputes;

    @Autowired
    StoryDelivery deliveredStory;

    @Autowired
    InsolvencyWatch watch;

    @Autowired
    Insolvencies insolvencies;

    @Autowired
    Orders orders;

    @Autowired
    Confirmations confirmations;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Test
    void theYearOfALatePayer() {
        story("2026-01-05", "the-year-of-a-late-payer", "L’année d’un client en retard", """
                Une facture par trimestre, toutes payées, aucune à l’heure : ce que Maillon dit, à qui, quand, et pourquoi il se tait.
                """)
                .customer("GARNIER", "Imprimerie Garnier", "fr", "FR")
                .until("2026-01-06")
                .invoice("Imprimerie Garnier", "F-2026-0101", "2026-02-05", 4_800_00)
                .until("2026-02-24")
                .pays("Imprimerie Garnier", "F-2026-0101", 4_800_00)
                .until("2026-04-01")
                .invoice("Imprimerie Garnier", "F-2026-0214", "2026-05-01", 2_150_00)
                .until("2026-05-06")
                .invoice("Imprimerie Garnier", "F-2026-0260", "2026-06-05", 960_00)
                .until("2026-06-12")
                .pays("Imprimerie Garnier", "F-2026-0214", 2_150_00)
                .until("2026-07-01")
                .invoice("Imprimerie Garnier", "F-2026-0330", "2026-07-31", 5_400_00)
                .until("2026-07-15")
                .pays("Imprimerie Garnier", "F-2026-0260", 960_00)
                .until("2026-10-01")
                .say("Anne appelle Imprimerie Garnier : la gérante explique que son propre client l’a payée en retard.")
                .until("2026-10-20")
                .pays("Imprimerie Garnier", "F-2026-0330", 5_400_00)
                .until("2026-12-31")
                .ends();
    }

    @Test
    void aDisputedDelivery() {
        story("2026-03-02", "a-disputed-delivery", "Une livraison contestée", """
                Deux palettes sur dix arrivent abîmées. Ce qui est contesté se tait ; le reste se réclame ; le litige réglé, tout reprend.
                """)
                .customer("VOISIN", "Boulangerie Voisin", "fr", "FR")
                .until("2026-03-03")
                .invoice("Boulangerie Voisin", "F-2026-0188", "2026-04-02", 10_000_00)
                .until("2026-03-27")
                .disputes(
                        "Boulangerie Voisin",
                        "F-2026-0188",
                        2_000_00,
                        DisputeCause.DAMAGED,
                        "Deux palettes sont arrivées mouillées.")
                .until("2026-04-20")
                .pays("Boulangerie Voisin", "F-2026-0188", 8_000_00)
                .until("2026-05-04")
                .settles("Boulangerie Voisin", "F-2026-0188", "Photos reçues du transporteur : une palette sur deux.")
                .creditNote("Boulangerie Voisin", "F-2026-0188", 1_000_00)
                .until("2026-05-20")
                .pays("Boulangerie Voisin", "F-2026-0188", 1_000_00)
                .until("2026-05-31")
                .ends();
    }

    @Test
    void aDeliveryWithReserves() {
        story("2026-09-07", "a-delivery-with-reserves", "Une livraison signée avec des réserves", """
                Le client signe sur le téléphone du chauffeur, sans réseau, et note ce qui manque. Le litige est ouvert avant que la
                facture parte ; une fois partie, la part contestée se tait et le reste se réclame.
                """)
                .customer("BRUN", "Épicerie Brun", "fr", "FR")
                .until("2026-09-08")
                .happens("Épicerie Brun", deliveredStory::written)
                .until("2026-09-09")
                .happens("Épicerie Brun", deliveredStory::signed)
                .until("2026-09-11")
                .invoice("Épicerie Brun", "F-2026-0700", "2026-10-11", 3_600_00)
                .happens("Épicerie Brun", deliveredStory::invoiced)
                .until("2026-10-22")
                .pays("Épicerie Brun", "F-2026-0700", 2_700_00)
                .until("2026-10-28")
                .settles(
                        "Épicerie Brun",
                        "F-2026-0700",
                        "Deux caisses manquaient, quatre étaient abîmées : les photos le montrent.")
                .creditNote("Épicerie Brun", "F-2026-0700", 900_00)
                .until("2026-11-20")
                .ends();
    }

    @Test
    void aPhoneOrder() {
        var sale = new StorySale(clock, orders, confirmations);
        story("2026-11-02", "phone-order", "Une commande par téléphone", """
                Rien n’est écrit quand la cliente raccroche. La confirmation part d’elle-même, l’erreur se voit avant la livraison, et la
                commande corrigée porte un nom, une fonction, une heure et une adresse.
                """)
                .customer("ROY", "Boulangerie Roy", "fr", "FR")
                .until("2026-11-03")
                .happens("Boulangerie Roy", (tenant, account) -> sale.rings(tenant, account, 18))
                .until("2026-11-04")
                .happens(
                        "Boulangerie Roy",
                        (tenant, account) -> sale.objects(tenant, account, "J’ai dit huit sacs, pas dix-huit."))
                .until("2026-11-05")
                .happens("Boulangerie Roy", (tenant, account) -> sale.changes(tenant, account, 8))
                .until("2026-11-06")
                .happens("Boulangerie Roy", sale::acknowledges)
                .until("2026-11-10")
                .ends();
    }

    @Test
    void anInsolvencyNotice() {
        story("2026-10-05", "an-insolvency-notice", "Une liquidation publiée", """
                Un client en retard est mis en liquidation. L’annonce paraît le matin où une relance allait partir : elle ne part pas, plus
                rien n’est réclamé, et la créance se déclare à temps.
                """)
                .customer("MERCIER", "Menuiserie Mercier", "fr", "FR")
                .happens("Menuiserie Mercier", this::knownBySiren)
                .eachMorning(tenant -> watch.read(companies.find(tenant).orElseThrow()))
                .until("2026-10-06")
                .invoice("Menuiserie Mercier", "F-2026-0901", "2026-10-16", 6_300_00)
                .invoice("Menuiserie Mercier", "F-2026-0902", "2026-11-20", 1_450_00)
                .until("2026-11-01")
                .happens("Menuiserie Mercier", (_, _) -> liquidationPublished())
                .until("2026-11-02")
                .happens("Menuiserie Mercier", this::daysToAct)
                .until("2026-11-12")
                .happens("Menuiserie Mercier", this::declared)
                .until("2027-01-15")
                .ends();
    }

    /** A company that does not exist, under a number that nobody has. */
    private String knownBySiren(TenantId tenant, AccountId account) {
        scope.run(
                tenant,
                () -> sql.sql("""
                        update customers.customer_account set siren = '000325175' where tenant_id = :tenant and id = :id""")
                        .param("tenant", tenant.value())
                        .param("id", account.value())
                        .update());
        REGISTERS.tell("/", "{\"total_count\": 0, \"results\": []}");
        return "Menuiserie Mercier est suivie au BODACC par son SIREN, 000 325 175.";
    }

    private static String liquidationPublished() {
        REGISTERS.tell("/", """
                {"total_count": 1, "results": [{"id": "A202602101234", "familleavis": "collective", "typeavis": "annonce",
                 "dateparution": "2026-11-01", "registre": ["000 325 175", "000325175"],
                 "tribunal": "Greffe du tribunal de commerce de Lyon",
                 "jugement": "{\\"nature\\": \\"Jugement d'ouverture de liquidation judiciaire\\", \\"date\\": \\"2026-10-20\\"}"}]}""");
        return "Le BODACC publie la liquidation judiciaire de Menuiserie Mercier, prononcée le 20 octobre.";
    }

    private String daysToAct(TenantId tenant, AccountId account) {
        var noted = insolvencies.current(tenant, account).orElseThrow();
        var in = new Notation(Language.FR);
        return "La relance décidée samedi n’est pas partie. La créance se déclare avant la fin du "
                + in.day(noted.declareBy())
                + " ; la marchandise se revendique avant la fin du "
                + in.day(noted.reclaimBy().orElseThrow()) + ".";
    }

    private String declared(TenantId tenant, AccountId account) {
        var filter = TaskFilter.TO_DO.ofKind(TaskKind.INSOLVENCY).ofAccount(account);
        for (var task : tasks.list(tenant, filter, null, 10).items())
            tasks.close(tenant, task.key(), "done", Optional.of("Anne Lefort"));
        return "Anne déclare la créance de 7 750,00 € au liquidateur, par lettre recommandée.";
    }

    @Test
    void aPromiseBroken() {
        story("2026-02-02", "a-promise-broken", "Une promesse non tenue", """
                Une promesse tient jusqu’au lendemain du jour dit. Tenue, on n’en parle plus ; rompue, la relance reprend.
                """)
                .customer("LENOIR", "Garage Lenoir", "fr", "FR")
                .until("2026-02-03")
                .invoice("Garage Lenoir", "F-2026-0140", "2026-03-05", 3_600_00)
                .until("2026-03-10")
                .promises("Garage Lenoir", "F-2026-0140", "2026-03-27")
                .until("2026-04-10")
                .promises("Garage Lenoir", "F-2026-0140", "2026-04-17")
                .until("2026-04-17")
                .pays("Garage Lenoir", "F-2026-0140", 3_600_00)
                .until("2026-05-15")
                .ends();
    }

    @Test
    void aCustomerInCredit() {
        story("2026-05-04", "a-customer-in-credit", "Un client créditeur", """
                Qui a plus d’avoirs que de dettes n’est jamais relancé ; le jour où la balance change de sens, la relance attend son heure.
                """)
                .customer("MERCIER", "Fleurs Mercier", "fr", "FR")
                .until("2026-05-05")
                .invoice("Fleurs Mercier", "F-2026-0255", "2026-06-04", 700_00)
                .until("2026-05-12")
                .creditNote("Fleurs Mercier", "A-2026-0017", 950_00)
                .until("2026-06-22")
                .invoice("Fleurs Mercier", "F-2026-0312", "2026-07-22", 1_200_00)
                .until("2026-08-10")
                .pays("Fleurs Mercier", "F-2026-0312", 950_00)
                .until("2026-08-31")
                .ends();
    }

    /** The clocks go back on 25 October 2026. */
    @Test
    void anOutageAcrossTheClockChange() {
        story("2026-09-14", "an-outage", "Dix jours sans machine", """
                Une machine éteinte du 18 au 28 octobre, par-dessus le changement d’heure. Rien n’est perdu : chaque client reçoit à
                la reprise le message qui convient ce jour-là, et un seul.
                """)
                .customer("ALBERT", "Menuiserie Albert", "fr", "FR")
                .customer("BRUNEL", "Transports Brunel", "fr", "FR")
                .customer("COSTE", "Hôtel Coste", "fr", "FR")
                .until("2026-09-15")
                .invoice("Menuiserie Albert", "F-2026-0501", "2026-10-05", 1_000_00)
                .invoice("Transports Brunel", "F-2026-0502", "2026-10-20", 2_000_00)
                .invoice("Hôtel Coste", "F-2026-0503", "2026-11-02", 3_000_00)
                .until("2026-10-18")
                .stops()
                .until("2026-10-28")
                .starts()
                .until("2026-11-30")
                .ends();
    }

    @Test
    void aBelgianCustomer() {
        story("2026-06-01", "a-belgian-customer", "Un client belge", """
                On écrit au client dans sa langue, aux heures de bureau de son pays : rien ne part le 21 juillet, jour de fête en Belgique.
                """)
                .customer("LINDE", "Brouwerij De Linde", "nl", "BE")
                .until("2026-06-18")
                .invoice("Brouwerij De Linde", "F-2026-0290", "2026-07-18", 1_850_00)
                .until("2026-09-15")
                .pays("Brouwerij De Linde", "F-2026-0290", 1_850_00)
                .until("2026-09-30")
                .ends();
    }

    @Test
    void aMessageThatComesBack() {
        story("2026-04-01", "a-message-that-comes-back", "Un message qui revient", """
                Une adresse qui n’existe plus : l’étape n’est pas comptée, quelqu’un corrige l’adresse, et le message repart.
                """)
                .customer("PERRIN", "Cabinet Perrin", "fr", "FR")
                .until("2026-04-02")
                .invoice("Cabinet Perrin", "F-2026-0220", "2026-05-02", 1_480_00)
                .until("2026-04-27")
                .bounces()
                .until("2026-04-29")
                .writesTo("Cabinet Perrin", "factures@perrin.example")
                .until("2026-05-20")
                .pays("Cabinet Perrin", "F-2026-0220", 1_480_00)
                .until("2026-05-31")
                .ends();
    }

    private Story story(String begins, String name, String title, String introduction) {
        clock.at(LocalDate.parse(begins), LocalTime.of(7, 0));
        senders.save(
                tenant(),
                new Sender(
                        "Atelier Durand",
                        "compta@atelier-durand.example",
                        null,
                        "Anne Lefort",
                        "01 42 00 00 00",
                        "FR76 3000 6000 0112 3456 7890 189",
                        "AGRIFRPP"));
        reminders.start(tenant(), OptionalInt.empty());
        returned.useMailbox(tenant(), MAIL.mailbox());
        var parts =
                new StoryParts(clock, MAIL, books, reminders, delivery, promises, disputes, returned, customers, tasks);
        return new Story(parts, tenant(), new Timeline(name, title, introduction));
    }
}
