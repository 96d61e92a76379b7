package org.maillon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

class PostgresBinariesTest {
    @TempDir
    Path folder;

    @Test
    void unpacksFilesAndTheLinksBetweenThem() throws IOException {
        unpack(file("lib/libpq.so.5", "library"), link("lib/libpq.so", "libpq.so.5"));
        assertThat(folder.resolve("in/lib/libpq.so")).hasContent("library").isSymbolicLink();
    }

    @Test
    void nothingIsWrittenOutsideTheFolder() {
        for (var entries : List.of(
                List.of(file("../out", "x")),
                List.of(file("bin/../../out", "x")),
                List.of(link("bin", "../..")),
                List.of(link("bin", "/etc")),
                List.of(link("bin", "lib"), file("bin/out", "x"))))
            assertThatThrownBy(() -> unpack(entries.toArray(Entry[]::new))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("in/lib")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Linux,   amd64,   postgres-linux-x86_64.txz
            Linux,   aarch64, postgres-linux-arm_64.txz
            """)
    void bringsTheProgramsOfTheProcessor(String system, String processor, String archive) {
        assertThat(PostgresBinaries.archiveOf(system, processor).getPath()).endsWith(archive);
    }

    @Test
    void aMachineItHasNoProgramsForIsToldWhatToDo() {
        assertThatThrownBy(() -> PostgresBinaries.archiveOf("SunOS", "sparc"))
                .isInstanceOfSatisfying(
                        DatabaseUnavailable.class,
                        e -> assertThat(e.sentence(Texts.in(Language.EN)))
                                .contains("SunOS, sparc")
                                .contains("MAILLON_DATABASE_URL"));
    }

    @Test
    void everyRefusalHasItsSentenceInEveryLanguage() {
        for (var language : Language.values())
            for (var refusal : DatabaseRefusal.values())
                assertThat(refusal.sentence(Texts.in(language), "first", "second"))
                        .isNotBlank()
                        .doesNotContain("{");
    }

    private record Entry(TarArchiveEntry header, String content) {}

    private static Entry file(String name, String content) {
        var header = new TarArchiveEntry(name);
        header.setSize(content.length());
        return new Entry(header, content);
    }

    private static Entry link(String name, String target) {
        var header = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        header.setLinkName(target);
        return new Entry(header, "");
    }

    private void unpack(Entry... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            for (var entry : entries) {
                tar.putArchiveEntry(entry.header());
                tar.write(entry.content().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                tar.closeArchiveEntry();
            }
        }
        var into = folder.resolve("in");
        if (Files.exists(into)) PostgresBinaries.remove(into);
        Files.createDirectories(into);
        PostgresBinaries.unpack(new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray())), into);
    }
}
