package org.maillon.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.maillon.database.MaillonHome;
import org.maillon.imports.Import;
import org.maillon.imports.ImportId;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Keeps files that were handed in on this machine's disk and has them read while the page is already answered. */
@Component
class FilesIn {
    private final Imports imports;
    private final Path inbox;

    FilesIn(Imports imports, MaillonHome home) {
        this.imports = imports;
        this.inbox = home.path().resolve("inbox");
    }

    ImportId begin(TenantId tenant, Import.Kind kind, List<MultipartFile> files, ImportOptions options, String askedBy)
            throws IOException {
        Files.createDirectories(inbox);
        var given = new ArrayList<Imports.Given>();
        for (var file : files) {
            var path = Files.createTempFile(inbox, "upload", "");
            file.transferTo(path);
            given.add(new Imports.Given(name(file), path));
        }
        var id = imports.ask(tenant, kind, given, options, askedBy);
        start(tenant, id);
        return id;
    }

    void start(TenantId tenant, ImportId id) {
        Thread.ofVirtual().name("import-" + id.value()).start(() -> imports.run(tenant, id, (_, _) -> {}));
    }

    private static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null || name.isBlank() ? "file" : name;
    }
}
