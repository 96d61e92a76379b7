package org.maillon.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.imports.FileProblem.Code;
import org.maillon.imports.Import.Phase;
import org.maillon.imports.Import.State;
import org.maillon.imports.ImportRun.Upload;
import org.maillon.kernel.PaymentTerms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

class ImportRunTest extends DatabaseTest {
    private static final ImportOptions OPTIONS = new ImportOptions(PaymentTerms.parse("30"), false);
    private static final String LIST = "account;reference;issuedOn;amount\nC1;FA-1;2026-01-10;100.00\n";

    @Autowired
    ImportRun run;

    @Autowired
    Imports imports;

    @Autowired
    Inbox inbox;

    @Autowired
    ImportStore store;

    @Autowired
    TenantScope scope;

    @Test
    void an_import_whose_server_died_is_begun_again_and_its_file_removed_when_it_is_done() throws IOException {
        var file = inbox.keep(text(LIST));
        var id = asked(file);
        scope.run(tenant(), () -> store.progress(tenant(), id, Phase.ENTERING, 40));
        run.resume(tenant());
        assertThat(ended(id).state()).isEqualTo(State.DONE);
        assertThat(gone(file)).isTrue();
        assertThat(imports.find(tenant(), id).orElseThrow().counts().entries()).isEqualTo(1);
    }

    @Test
    void an_import_that_another_thread_has_in_hand_is_left_to_it() throws IOException {
        var file = inbox.keep(text(LIST));
        var id = asked(file);
        try (var claim = inbox.claim(file).orElseThrow()) {
            assertThat(claim.lock().isValid()).isTrue();
            assertThat(inbox.claim(file)).isEmpty();
        }
        run.resume(tenant());
        assertThat(ended(id).state()).isEqualTo(State.DONE);
    }

    @Test
    void the_latest_come_first_with_all_their_files_and_how_many_problems_these_have() throws IOException {
        var good = asked(inbox.keep(text(LIST)));
        run.start(tenant(), good);
        ended(good);
        var bad = asked(inbox.keep(text("a;b")));
        run.start(tenant(), bad);
        ended(bad);
        var latest = imports.latest(tenant(), 5);
        assertThat(latest).extracting(Import::id).containsExactly(bad, good);
        assertThat(latest.getLast()).isEqualTo(imports.find(tenant(), good).orElseThrow());
        var file = latest.getFirst().files().getFirst();
        assertThat(file.problems()).isEmpty();
        assertThat(file.problemCount()).isPositive();
        assertThat(imports.latest(tenant(), 1)).extracting(Import::id).containsExactly(bad);
    }

    @Test
    void a_file_that_vanished_refuses_the_import_in_words() throws IOException {
        var file = inbox.keep(text(LIST));
        var id = asked(file);
        Files.delete(file);
        run.start(tenant(), id);
        var ended = ended(id);
        assertThat(ended.state()).isEqualTo(State.REFUSED);
        assertThat(ended.files().getFirst().problems())
                .extracting(FileProblem::code)
                .containsExactly(Code.FILE_GONE);
    }

    @Test
    void a_fault_refuses_the_import_and_leaves_nothing() throws IOException {
        var file = inbox.keep(text(LIST));
        Files.delete(file);
        Files.createDirectory(file);
        var id = asked(file);
        run.start(tenant(), id);
        var ended = ended(id);
        assertThat(ended.state()).isEqualTo(State.REFUSED);
        assertThat(ended.files().getFirst().problems())
                .extracting(FileProblem::code)
                .containsExactly(Code.FAULT);
        Files.delete(file);
    }

    @Test
    void a_file_is_kept_for_our_eyes_only_and_nothing_where_it_breaks_off() throws IOException {
        var file = inbox.keep(text(LIST));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        long before = kept(file.getParent());
        InputStreamSource broken = () -> {
            throw new IOException("the line is cut");
        };
        var uploads = List.of(new Upload("a.csv", text(LIST)), new Upload("b.csv", broken));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> run.begin(tenant(), Import.Kind.OPEN_ITEMS, uploads, OPTIONS, "test"))
                .isInstanceOf(IOException.class);
        assertThat(kept(file.getParent())).isEqualTo(before);
        inbox.remove(file);
    }

    @Test
    void a_mapping_once_explained_is_used_for_the_next_list() throws IOException {
        var file = Files.writeString(
                Files.createTempFile("list", ".csv"), "Klant;Bedrag van ons;Kenmerk xyz\nK1;12,50;F1\nK2;13,50;F2\n");
        var look = imports.proposeMapping(tenant(), file);
        assertThat(look.layout().missing()).contains(SheetField.REFERENCE);
        imports.saveMapping(
                tenant(),
                look.layout()
                        .withMapping(java.util.Map.of(
                                0, SheetField.ACCOUNT, 1, SheetField.AMOUNT, 2, SheetField.REFERENCE)));
        var id = run.begin(
                tenant(),
                Import.Kind.OPEN_ITEMS,
                List.of(new Upload("a.csv", text(Files.readString(file)))),
                OPTIONS,
                "test");
        var ended = ended(id);
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.counts().openItems()).isEqualTo(2);
        Files.delete(file);
    }

    private ImportId asked(Path file) {
        return imports.ask(
                tenant(), Import.Kind.OPEN_ITEMS, List.of(new Imports.Given("a.csv", file)), OPTIONS, "test");
    }

    private Import ended(ImportId id) {
        assertThat(until(
                        () -> imports.find(tenant(), id).orElseThrow().endedAt().isPresent()))
                .isTrue();
        return imports.find(tenant(), id).orElseThrow();
    }

    private static boolean gone(Path file) {
        return until(() -> Files.notExists(file));
    }

    private static boolean until(java.util.function.BooleanSupplier reached) {
        for (int i = 0; i < 600 && !reached.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return reached.getAsBoolean();
    }

    private static long kept(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private static InputStreamSource text(String text) {
        return new ByteArrayResource(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
