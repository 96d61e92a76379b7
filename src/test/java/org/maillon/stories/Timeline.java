package org.maillon.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened, day after day, as a page for people; compared with the one somebody approved. */
final class Timeline {
    private static final Path APPROVED = Path.of("docs", "stories");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d", Locale.FRENCH);

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private @Nullable LocalDate last;

    Timeline(String name, String title, String introduction) {
        this.name = name;
        text.append("# ")
                .append(title)
                .append("\n\n")
                .append(introduction.strip())
                .append('\n');
    }

    void say(LocalDate on, String sentence) {
        if (last == null || !YearMonth.from(last).equals(YearMonth.from(on)))
            text.append("\n## ").append(capital(MONTH.format(on))).append("\n\n");
        if (!on.equals(last)) text.append("- **").append(written(on)).append("**\n");
        text.append("  - ").append(sentence.strip()).append('\n');
        last = on;
    }

    private static String written(LocalDate on) {
        var day = DAY.format(on);
        return on.getDayOfMonth() == 1 ? day + "er" : day;
    }

    /** With {@code -Dmaillon.stories=write} it becomes the approved one, for somebody to read before it is kept. */
    void compare() {
        var file = APPROVED.resolve(name + ".md");
        try {
            if ("write".equals(System.getProperty("maillon.stories"))) {
                Files.createDirectories(APPROVED);
                Files.writeString(file, text);
            }
            assertThat(text.toString())
                    .as("docs/stories/%s.md; -Dmaillon.stories=write writes it anew", name)
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.FRENCH) + words.substring(1);
    }
}
