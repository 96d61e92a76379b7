package org.maillon.messages;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.database.Database;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composition.Composed;
import org.maillon.tasks.Tasks;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A process of its own that delivers one company's messages until it is killed or done. */
final class DeliveryProcess {
    private DeliveryProcess() {}

    static void main(String[] args) {
        var database = Database.open(Path.of("target", "no-home"), System.getenv("MAILLON_DATABASE_URL"));
        try (database;
                var context = on(database)) {
            deliver(context, new TenantId(Long.parseLong(args[0])), Integer.parseInt(args[1]));
        }
        System.exit(0);
    }

    private static Senders senders(AnnotationConfigApplicationContext context, MailRoutes routes) {
        var scope = context.getBean(TenantScope.class);
        var domains =
                new MailDomains(scope, context.getBean(MailDomainStore.class), null, null, Clock.systemUTC(), null);
        return new Senders(scope, context.getBean(SenderStore.class), routes, domains);
    }

    /** The parts that deliver, on a database of one's own. */
    static AnnotationConfigApplicationContext on(Database database) {
        var context = new AnnotationConfigApplicationContext();
        context.register(Parts.class);
        context.registerBean(
                "database", Database.class, () -> database, definition -> definition.setDestroyMethodName(""));
        context.refresh();
        return context;
    }

    private static void deliver(AnnotationConfigApplicationContext context, TenantId tenant, int port) {
        System.out.println("begins");
        var server = new SmtpServer("127.0.0.1", port, false, null, null, Duration.ofSeconds(3));
        var composer = DeliveryTest.composing((_, message, _, _) -> new Composed(
                message.key() + "@client.example",
                null,
                Language.FR,
                new LetterText("Relance", "<p>Bonjour</p>", "Bonjour"),
                null));
        var routes = new MailRoutes(server, new LoopbackMailServer());
        var scope = context.getBean(TenantScope.class);
        new Delivery(
                        scope,
                        context.getBean(Tenants.class),
                        context.getBean(DeliveryStore.class),
                        List.of(new MailCarriers(
                                routes,
                                senders(context, routes),
                                scope,
                                context.getBean(InboxStore.class),
                                _ -> Optional.empty())),
                        List.of(composer),
                        new ContactFixes(context.getBean(Tasks.class)),
                        SentNews.NONE,
                        Clock.systemUTC())
                .deliver(tenant, DeliveryMode.NOW);
    }

    @ComponentScan(
            basePackages = {"org.maillon.access", "org.maillon.messages", "org.maillon.tasks"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "org\\.maillon\\.access\\.Tenant(Scope|s|Store)",
                                "org\\.maillon\\.messages\\.(Sender|Delivery|Inbox|Message|MailDomain)Store",
                                "org\\.maillon\\.tasks\\.Task(s|Store)"
                            }))
    static class Parts {
        @Bean(destroyMethod = "")
        DataSource dataSource(Database database) {
            return database.application();
        }

        @Bean
        JdbcClient jdbcClient(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
