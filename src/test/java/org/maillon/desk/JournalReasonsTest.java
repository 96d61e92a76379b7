package org.maillon.desk;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.DatabaseTest;
import org.maillon.access.CurrentMember;
import org.maillon.access.Role;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.PaymentTerms;
import org.maillon.reminders.Reminders;
import org.maillon.steering.AgedItem;
import org.maillon.steering.Steering;
import org.springframework.beans.factory.annotation.Autowired;

class JournalReasonsTest extends DatabaseTest {
    @TempDir
    private Path folder;

    @Autowired
    private JournalReasons reasons;

    @Autowired
    private Reminders reminders;

    @Autowired
    private Steering steering;

    @Autowired
    private Imports imports;

    @Autowired
    private Clock clock;

    @Test
    void beforeTheFirstRunEveryItemHasTheReasonOfTodayAndAfterItTheSameFromTheJournal() throws IOException {
        var today = LocalDate.now(clock);
        var items = bringIn(today);
        var account = items.getFirst().account();
        var ids = items.stream().map(AgedItem::id).collect(toSet());
        var before = reasons.of(reader(), account, ids, today, true);
        assertThat(before).containsOnlyKeys(ids);
        assertThat(reminders.journal(tenant(), today, ids)).isEmpty();
        reminders.run(tenant(), today, false);
        assertThat(reminders.journal(tenant(), today, ids)).hasSize(2);
        assertThat(reasons.of(reader(), account, ids, today, true)).isEqualTo(before);
    }

    @Test
    void onlyWhatIsAskedForIsAnsweredAndNothingIsSaidOfADayGoneBy() throws IOException {
        var today = LocalDate.now(clock);
        var items = bringIn(today);
        var account = items.getFirst().account();
        var one = items.getLast().id();
        assertThat(reasons.of(reader(), account, Set.of(one), today, true)).containsOnlyKeys(one);
        assertThat(reasons.of(reader(), account, Set.of(one), today.minusDays(1), true))
                .isEmpty();
    }

    private CurrentMember reader() {
        return new CurrentMember(CurrentMember.Kind.MEMBER, 1, "Test", tenant(), Role.OWNER, Language.FR);
    }

    private List<AgedItem> bringIn(LocalDate today) throws IOException {
        var file = folder.resolve("open.csv");
        Files.writeString(
                file,
                "account;name;email;language;country;iban;reference;issuedOn;dueOn;currency;amount;structuredReference\n"
                        + "C1;Port;;;;;FA-1;%s;%s;EUR;100;\n".formatted(today.minusDays(60), today.minusDays(20))
                        + "C1;Port;;;;;FA-2;%s;%s;EUR;200;\n".formatted(today.minusDays(10), today.plusDays(40)));
        var given = List.of(new Imports.Given("open.csv", file));
        var options = new ImportOptions(PaymentTerms.parse("30"), false);
        var id = imports.ask(tenant(), Import.Kind.OPEN_ITEMS, given, options, "test");
        assertThat(imports.run(tenant(), id, (_, _) -> {}).state()).isEqualTo(Import.State.DONE);
        return steering.items(tenant(), Optional.empty(), Optional.empty(), Money.EUR, today, 0, 10);
    }
}
