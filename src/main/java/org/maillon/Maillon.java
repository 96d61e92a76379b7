package org.maillon;

import org.maillon.cli.MaillonCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: one process, one package per business module, started by a command. */
@SpringBootApplication
public class Maillon {
    static void main(String[] args) {
        System.exit(MaillonCommand.run(Maillon.class, args));
    }
}
