package org.maillon.database;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    Database database(MaillonHome home, Environment environment) {
        return Database.open(home.path(), environment.getProperty("MAILLON_DATABASE_URL"));
    }

    @Bean
    MaillonHome maillonHome(Environment environment) {
        var chosen = environment.getProperty("MAILLON_HOME");
        return new MaillonHome(
                chosen == null || chosen.isBlank()
                        ? Path.of(environment.getRequiredProperty("user.home"), ".local", "share", "maillon")
                        : Path.of(chosen).toAbsolutePath());
    }

    /** Closed by the database itself, which must go last. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.application();
    }
}
