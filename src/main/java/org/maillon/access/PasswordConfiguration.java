package org.maillon.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept, with or without a web server. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {
    /** Argon2id, 16 MiB and two passes a try: memory is what a cracker lacks. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }
}
