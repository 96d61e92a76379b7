package org.maillon.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the jar of this machine's processor. Linux with glibc only. */
record PostgresBinaries(Path folder) {
    /** Data directories are readable by one major version only; the test compares this with what the binaries say. */
    static final String MAJOR = "18";

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** To be called in turn. The folder carries the archive's checksum, so that new binaries get a new folder. */
    static PostgresBinaries unpackedIn(Path home) throws IOException {
        var archive = archiveOf(System.getProperty("os.name"), System.getProperty("os.arch"));
        var all = Files.createDirectories(home.resolve("binaries"));
        var folder = all.resolve(MAJOR + "-" + checksum(archive));
        if (!Files.isDirectory(folder)) unpack(archive, all, folder);
        return new PostgresBinaries(folder);
    }

    static URL archiveOf(String system, String processor) {
        var name = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        var url = PostgresBinaries.class.getResource(
                "/postgres-" + system.toLowerCase(Locale.ROOT) + "-" + name + ".txz");
        if (url == null) throw new DatabaseUnavailable(DatabaseRefusal.MACHINE_UNKNOWN, system, processor);
        return url;
    }

    private static String checksum(URL archive) throws IOException {
        if (!(archive.openConnection() instanceof JarURLConnection jar)) return "unpacked";
        return Long.toHexString(jar.getJarEntry().getCrc());
    }

    private static void unpack(URL archive, Path all, Path folder) throws IOException {
        removeLeftovers(all);
        var growing = Files.createTempDirectory(all, "new-");
        Files.setPosixFilePermissions(growing, permissions(0755));
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive.openStream()))) {
            unpack(tar, growing);
        }
        // One flush instead of one a file: after a power cut the renamed folder must not hold empty files.
        Command.of(List.of("sync", "-f", growing.toString())).run();
        Files.move(growing, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    static void unpack(TarArchiveInputStream tar, Path into) throws IOException {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var target = within(into, into.resolve(entry.getName()), entry);
            Files.createDirectories(target.getParent());
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else if (entry.isSymbolicLink()) {
                within(into, target.resolveSibling(entry.getLinkName()), entry);
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else if (entry.getLinkFlag() == TarConstants.LF_NORMAL
                    || entry.getLinkFlag() == TarConstants.LF_OLDNORM) {
                Files.copy(tar, target);
                Files.setPosixFilePermissions(target, permissions(entry.getMode() | 0444));
            } else {
                throw new IOException("neither file, folder nor symbolic link: " + entry.getName());
            }
        }
    }

    /** An entry may point neither out of the folder nor through a link that an earlier entry made. */
    private static Path within(Path into, Path target, TarArchiveEntry entry) throws IOException {
        var path = target.normalize();
        if (!path.startsWith(into)) throw new IOException("outside its folder: " + entry.getName());
        for (var parent = path.getParent();
                parent != null && !parent.equals(into) && parent.startsWith(into);
                parent = parent.getParent())
            if (Files.isSymbolicLink(parent)) throw new IOException("through a link: " + entry.getName());
        return path;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var all = PosixFilePermission.values();
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (var i = 0; i < all.length; i++) if ((mode & (0400 >> i)) != 0) permissions.add(all[i]);
        return permissions;
    }

    private static void removeLeftovers(Path all) throws IOException {
        try (var folders = Files.list(all)) {
            for (var old : folders.filter(f -> f.getFileName().toString().startsWith("new-"))
                    .toList()) remove(old);
        }
    }

    /** What a program that outlived us is still writing stays for the next time. */
    static void remove(Path leftover) throws IOException {
        try (var files = Files.walk(leftover)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (DirectoryNotEmptyException | UncheckedIOException stillGrowing) {
            return;
        }
    }
}
