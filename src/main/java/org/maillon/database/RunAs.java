package org.maillon.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs, since it refuses to run as root. In a user namespace of its own root has no powers and its
 * files still are its own; where namespaces are closed the user nobody takes the part, and the files must be nobody's.
 */
enum RunAs {
    ITSELF(List.of()),
    NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of("runuser", "-u", "nobody", "--"));

    private final List<String> wrapper;

    RunAs(List<String> wrapper) {
        this.wrapper = wrapper;
    }

    static RunAs whoeverCan() {
        if (!isRoot()) return ITSELF;
        if (NAMESPACE.can("true")) return NAMESPACE;
        if (!NOBODY.can("true")) throw new DatabaseUnavailable(DatabaseRefusal.ROOT_WITHOUT_OTHER_USER);
        return NOBODY;
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException noLinux) {
            return false;
        }
    }

    private boolean can(String... command) {
        try {
            return Command.of(command(command)).run().done();
        } catch (IOException missing) {
            return false;
        }
    }

    List<String> command(String... command) {
        var whole = new ArrayList<>(wrapper);
        whole.addAll(List.of(command));
        return whole;
    }

    /** Lets this user pass through the home; only nobody needs it, and it sees no names there. */
    void mayEnter(Path home) throws IOException {
        if (this != NOBODY) return;
        var permissions = Files.getPosixFilePermissions(home);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(home, permissions);
        if (!can("test", "-x", home.toString())) throw new DatabaseUnavailable(DatabaseRefusal.HOME_CLOSED, home);
    }

    /** Gives a file, or a folder and all in it, to this user; it may have been another's on an earlier start. */
    void own(Path path) throws IOException {
        if (this == ITSELF) return;
        var owner = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(ownerName());
        if (Files.getOwner(path).equals(owner)) return;
        // The folder itself comes last: when it is the user's, so is all in it, even after an interruption.
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "posix:owner", owner, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
                return visitFile(folder, Files.readAttributes(folder, BasicFileAttributes.class));
            }
        });
    }

    private String ownerName() {
        return this == NOBODY ? "nobody" : "root";
    }
}
