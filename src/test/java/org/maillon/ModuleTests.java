package org.maillon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModuleTests {
    private static final Pattern PURPOSE = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    @Test
    void everyModuleUsesOnlyWhatItMayAndNothingGoesInCircles() {
        ApplicationModules.of(Maillon.class).verify();
    }

    /** Writes {@code docs/modules.md} anew: {@code mvn test -Dtest=ModuleTests -Dmaillon.docs=write}. */
    @Test
    @EnabledIfSystemProperty(named = "maillon.docs", matches = "write")
    void theMapOfTheModulesIsWritten() throws IOException {
        var modules = modules();
        var rows = modules.stream()
                .map(module -> "| `" + module.name + "` | " + module.purpose + " | " + module.uses + " |\n")
                .collect(Collectors.joining());
        Files.writeString(Path.of("docs", "modules.md"), """
                # The modules

                Written by `ModuleTests` from each `package-info.java`; a module may use those named beside it and no other.

                | module | what it is for | may use |
                |---|---|---|
                """ + rows);
    }

    static List<Module> modules() throws IOException {
        try (var folders = Files.list(Path.of("src/main/java/org/maillon"))) {
            return folders.filter(Files::isDirectory).sorted().map(Module::of).toList();
        }
    }

    /** A module as its package-info tells it; without a list it may use every other. */
    record Module(String name, String purpose, String uses) {
        static Module of(Path folder) {
            try {
                var name = folder.getFileName().toString();
                var purpose = PURPOSE.matcher(Files.readString(folder.resolve("package-info.java")));
                if (!purpose.find()) throw new IllegalStateException(name + " does not say what it is for");
                return new Module(
                        name, purpose.group(1).replaceAll("\\s+(\\* )?", " ").strip(), uses(name));
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String uses(String name) throws ClassNotFoundException {
            var allowed = allowed(name);
            if (allowed.equals(List.of(ApplicationModule.OPEN_TOKEN))) return "every module";
            return allowed.isEmpty() ? "none" : String.join(", ", allowed);
        }

        /** The modules named in the package-info; {@link ApplicationModule#OPEN_TOKEN} alone where none is named. */
        static List<String> allowed(String name) throws ClassNotFoundException {
            return List.of(Class.forName("org.maillon." + name + ".package-info")
                    .getAnnotation(ApplicationModule.class)
                    .allowedDependencies());
        }
    }
}
