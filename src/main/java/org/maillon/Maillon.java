package org.maillon;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: one process, one package per business module. */
@SpringBootApplication
public class Maillon {
    static void main(String[] args) {
        SpringApplication.run(Maillon.class, args);
    }
}
