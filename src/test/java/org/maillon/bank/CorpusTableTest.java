package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What became of bank files that others published, by family, as the guide tells it: {@code -Dmaillon.corpus=…} compares, {@code
 * -Dmaillon.docs=write} writes the table anew.
 */
class CorpusTableTest {
    private static final Path TABLE = Path.of("docs/guide/fichiers-bancaires-lus.md");
    private static final String NOT_STATEMENTS = ".*\\.(md|yml|yaml|json|py|txt\\.out|LICENSE)$";

    private static final class Family {
        int files;
        int read;
        int inPart;
        int statements;
        int lines;
        final TreeMap<String, Integer> refused = new TreeMap<>();
    }

    @Test
    void theGuideTellsWhatBecameOfEveryFamily() throws IOException {
        var corpus = System.getProperty("maillon.corpus");
        assumeThat(corpus).as("-Dmaillon.corpus says where published files are").isNotNull();
        var table = HEAD + table(Path.of(corpus, "bank"));
        if ("write".equals(System.getProperty("maillon.docs"))) Files.writeString(TABLE, table);
        assertThat(Files.readString(TABLE)).isEqualTo(table);
    }

    private static final String HEAD = """
            # Fichiers bancaires publiés, et ce que Maillon en lit

            Écrit par `CorpusTableTest` à partir de fichiers publiés par d’autres projets libres. Un fichier est lu en entier, lu en partie (les
            bons relevés sont gardés, les autres refusés), ou refusé pour la raison dite. Là où son éditeur publie aussi sa lecture, montants et
            jours sont les mêmes (`BankCorpusTest`, `TextCorpusTest`).

            | famille | fichiers | lus | en partie | refusés | relevés | opérations | raisons des refus |
            |---|---:|---:|---:|---:|---:|---:|---|
            """;

    private static String table(Path root) throws IOException {
        var families = new TreeMap<String, Family>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().matches(NOT_STATEMENTS)) continue;
                var family = families.computeIfAbsent(family(root.relativize(file)), _ -> new Family());
                family.files++;
                count(family, file);
            }
        }
        return families.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
    }

    /** The publisher, and the kind where one publisher has several. */
    private static String family(Path file) {
        return file.getNameCount() > 2
                ? file.getName(0) + "/" + file.getName(1)
                : file.getName(0).toString();
    }

    private static void count(Family family, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var statements = BankFiles.read(file.getFileName().toString(), in);
            var refused = statements.stream().filter(BankStatement::refused).toList();
            if (refused.isEmpty()) family.read++;
            else if (refused.size() < statements.size()) family.inPart++;
            for (var statement : refused) reasons(statement).forEach(why -> family.refused.merge(why, 1, Integer::sum));
            family.statements += statements.size() - refused.size();
            family.lines += statements.stream()
                    .mapToInt(statement -> statement.lines().size())
                    .sum();
        } catch (BankFileRefused refused) {
            family.refused.merge(refused.problem().code().name(), 1, Integer::sum);
        }
    }

    private static List<String> reasons(BankStatement statement) {
        var reasons = new ArrayList<String>();
        for (var problem : statement.problems())
            if (problem.severity() == BankProblem.Severity.REFUSES)
                reasons.add(problem.code().name());
        return reasons.stream().distinct().toList();
    }

    private static String row(String name, Family family) {
        int refused = family.files - family.read - family.inPart;
        var reasons = family.refused.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return "| %s | %d | %d | %d | %d | %d | %d | %s |\n"
                .formatted(
                        name,
                        family.files,
                        family.read,
                        family.inPart,
                        refused,
                        family.statements,
                        family.lines,
                        reasons.isEmpty() ? "–" : reasons);
    }
}
