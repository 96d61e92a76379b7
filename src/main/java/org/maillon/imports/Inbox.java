package org.maillon.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.maillon.database.MaillonHome;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** The folder of this machine in which files that were sent wait to be read, under names of our own, for nobody else's eyes. */
@Component
class Inbox {
    private final Path folder;

    Inbox(MaillonHome home) {
        folder = home.path().toAbsolutePath().resolve("inbox");
    }

    /** Streams a file in; nothing is left of it where that fails. */
    Path keep(InputStreamSource content) throws IOException {
        Files.createDirectories(folder, only("rwx------"));
        var path = Files.createFile(folder.resolve(UUID.randomUUID().toString()), only("rw-------"));
        try (var in = content.getInputStream();
                var out = Files.newOutputStream(path)) {
            in.transferTo(out);
            return path;
        } catch (IOException | RuntimeException e) {
            remove(path);
            throw e;
        }
    }

    boolean holds(Path path) {
        return path.startsWith(folder);
    }

    /** Removes a file of this folder; any other is left alone. */
    void remove(Path path) {
        if (!holds(path)) return;
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }

    /** Removes what nobody came back for. */
    void removeOlderThan(Instant instant) {
        if (!Files.isDirectory(folder)) return;
        try (var files = Files.list(folder)) {
            for (var path : files.toList()) {
                if (Files.getLastModifiedTime(path).toInstant().isBefore(instant)) remove(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + folder, e);
        }
    }

    /** The right to read a file, given back by closing or by the death of the process. */
    record Claim(Path lockedAt, FileChannel channel, FileLock lock) implements AutoCloseable {
        @Override
        public void close() {
            try (channel) {
                Files.deleteIfExists(lockedAt);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot give back " + lockedAt, e);
            }
        }
    }

    /** Empty where another thread or process of this machine has it. The lock stands beside the file, which readers close. */
    Optional<Claim> claim(Path path) {
        var lockedAt = path.resolveSibling(path.getFileName() + ".lock");
        try {
            var channel = FileChannel.open(lockedAt, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = lock(channel);
            if (lock.isEmpty()) channel.close();
            return lock.map(held -> new Claim(lockedAt, channel, held));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot claim " + path, e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
