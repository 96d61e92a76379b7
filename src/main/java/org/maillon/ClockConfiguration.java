package org.maillon;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The only clock; days are those of Paris and Brussels. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    /** Of the machine; or, for a demonstration set on another day ({@code maillon.on}), moved to that day. */
    @Bean
    Clock clock(Environment environment) {
        var machine = Clock.system(ZoneId.of("Europe/Paris"));
        var on = environment.getProperty("maillon.on", LocalDate.class);
        if (on == null) return machine;
        var moved = on.atTime(machine.instant().atZone(machine.getZone()).toLocalTime())
                .atZone(machine.getZone());
        return Clock.offset(machine, Duration.between(machine.instant(), moved));
    }
}
