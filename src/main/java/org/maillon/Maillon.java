package org.maillon;

import org.maillon.cli.MaillonCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The application: one process, one package per business module, started by a command. Two modules may name a class alike. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Maillon {
    static void main(String[] args) {
        System.exit(MaillonCommand.run(Maillon.class, args));
    }
}
