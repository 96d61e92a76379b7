package org.maillon.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The data of one home and the password that opens them, both made when they are first needed. */
final class PostgresData {
    private final Path home;
    private final PostgresBinaries binaries;
    private final RunAs runAs;
    private final String password;

    private PostgresData(Path home, PostgresBinaries binaries, RunAs runAs) throws IOException {
        this.home = home;
        this.binaries = binaries;
        this.runAs = runAs;
        this.password = readPassword();
    }

    /** Refused where there are data of which the password was lost. */
    static PostgresData in(Path home, PostgresBinaries binaries, RunAs runAs) throws IOException {
        return new PostgresData(home, binaries, runAs);
    }

    Path folder() {
        return home.resolve("data");
    }

    Path passwordFile() {
        return home.resolve("postgres.password");
    }

    String password() {
        return password;
    }

    private String readPassword() throws IOException {
        var file = passwordFile();
        if (!Files.exists(file)) {
            if (Files.exists(folder())) throw new DatabaseUnavailable(DatabaseRefusal.PASSWORD_LOST, file);
            var random = new byte[32];
            new SecureRandom().nextBytes(random);
            writePrivately(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /** Written whole or not at all, readable by the owner alone from the first byte. */
    private static void writePrivately(Path file, String content) throws IOException {
        var growing = Files.createTempFile(file.getParent(), "new-", "");
        Files.writeString(growing, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the data where there are none, and refuses those of another version. */
    void prepare() throws IOException {
        removeLeftovers();
        if (!Files.exists(folder())) initialise();
        var version = Files.readString(folder().resolve("PG_VERSION")).strip();
        if (!version.equals(PostgresBinaries.MAJOR))
            throw new DatabaseUnavailable(DatabaseRefusal.DATA_OF_OTHER_VERSION, version, PostgresBinaries.MAJOR);
        runAs.own(folder());
    }

    /** Under another name until it is complete: an initdb cut short leaves nothing that looks like data. */
    private void initialise() throws IOException {
        var growing = Files.createTempDirectory(home, "data-new-");
        var passwordFile = Files.createTempFile(home, "data-new-", ".password");
        Files.writeString(passwordFile, password);
        runAs.own(growing);
        runAs.own(passwordFile);
        var outcome = Command.of(runAs.command(
                        binaries.program("initdb"),
                        "--pgdata=" + growing,
                        "--username=" + PostgresServer.USER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--locale-provider=icu",
                        "--icu-locale=und",
                        "--data-checksums"))
                .in(home)
                .run();
        Files.delete(passwordFile);
        if (!outcome.done()) throw PostgresServer.notStarted("initdb", outcome.output());
        Files.move(growing, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeLeftovers() throws IOException {
        try (var files = Files.list(home)) {
            for (var old : files.filter(f -> f.getFileName().toString().startsWith("data-new-"))
                    .toList()) PostgresBinaries.remove(old);
        }
    }
}
