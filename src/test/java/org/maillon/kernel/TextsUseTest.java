package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The keys that code and pages name exist, and no sentence is kept that nobody says. */
class TextsUseTest {
    /** A key as it is written: whole, or its beginning before something is added to it. */
    private static final Pattern KEY = Pattern.compile("\"((?:" + String.join("|", Texts.MODULES)
            + ")\\.[a-z0-9][a-zA-Z0-9._-]*)\"\\s*(\\+)?|\\$\\{bundle:([a-z0-9.-]+)}");

    /** What only looks like a key: names of tables and files, the name of a note, endings of other keys. */
    private static final Set<String> NO_KEY = Set.of(
            "claims.both",
            "claims.fee",
            "claims.interest",
            "customers.customer_account",
            "demo.json",
            "desk.css",
            "evidence.json",
            "desk.js",
            "desk.said",
            "ledger.allocation",
            "ledger.credit",
            "ledger.entry",
            "ledger.open_item",
            "portal.css",
            "portal.js",
            "terms.accepted");

    /** Not said yet. */
    private static final Set<String> SILENT = Set.of("messages.state.");

    private static final Set<String> KEYS = Texts.in(Language.FR).keys();

    private static List<Said> said;

    /** A key or the beginning of one, and where it stands. */
    private record Said(String where, String key, boolean beginning) {
        boolean exists() {
            return beginning ? KEYS.stream().anyMatch(each -> each.startsWith(key)) : KEYS.contains(key);
        }
    }

    @BeforeAll
    static void read() throws IOException {
        said = new ArrayList<>();
        for (var root : List.of("src/main/java", "src/main/jte")) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(Files::isRegularFile).toList()) gather(file);
            }
        }
    }

    private static void gather(Path file) throws IOException {
        var text = Files.readString(file);
        var matcher = KEY.matcher(text);
        while (matcher.find()) {
            var key = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
            var beginning = matcher.group(2) != null || key.endsWith(".") || key.endsWith("-");
            if (!NO_KEY.contains(key)) said.add(new Said(file.getFileName().toString(), key, beginning));
        }
    }

    @Test
    void everyKeyThatIsNamedExists() {
        assertThat(said.stream().filter(each -> !each.exists()).toList()).isEmpty();
    }

    @Test
    void everySentenceIsSaidSomewhere() {
        var whole = said.stream().filter(each -> !each.beginning).map(Said::key).collect(Collectors.toSet());
        var beginnings = said.stream().filter(Said::beginning).map(Said::key).collect(Collectors.toSet());
        whole.forEach(key -> beginnings.add(key + "."));
        var silent = new TreeSet<String>();
        for (var key : KEYS) {
            var isSaid = whole.contains(key) || beginnings.stream().anyMatch(key::startsWith);
            if (!isSaid && SILENT.stream().noneMatch(key::startsWith)) silent.add(key);
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void everyFileOfSentencesBelongsToAModuleThatLoadsIt() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/texts"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("_(fr|nl|en)\\.properties$", ""))
                            .distinct())
                    .isSubsetOf(Texts.MODULES);
        }
    }
}
