package org.maillon.stories;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.disputes.Disputes;
import org.maillon.messages.Delivery;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.payments.Promises;
import org.maillon.reminders.Reminders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What the program does with a customer over months, told as a credit manager would tell it. The pages in docs/stories are
 * approved by a person; {@code -Dmaillon.stories=write} writes them anew.
 */
@Import({StoriesTest.Parts.class, StoryBooks.class})
class StoriesTest extends DatabaseTest {
    private static final StoryMail MAIL = new StoryMail();

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
    Disputes disputes;

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
        var parts = new StoryParts(clock, MAIL, books, reminders, delivery, promises, disputes);
        return new Story(parts, tenant(), new Timeline(name, title, introduction));
    }
}
