package org.maillon.registers;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.registers.InsolvencyStore.Watched;
import org.maillon.registers.RegisterReply.Told;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Reads the gazette about every French customer once a day, many companies with one question. What could not be read waits for
 * the next round; what was read before does nothing, so a day read twice adds nothing.
 */
@Service
public class InsolvencyWatch {
    /** Companies asked about with one question: beyond, the address grows too long. */
    static final int AT_ONCE = 40;

    /** Notices sometimes appear some days after the day they bear. */
    private static final int DAYS_BACK = 10;

    private static final int MOST_PAGES = 10;
    private static final int A_TURN = 4_000;

    private final Registers registers;
    private final Bodacc bodacc;
    private final RegisterPlaces places;
    private final InsolvencyStore store;
    private final Insolvencies insolvencies;
    private final TenantScope scope;
    private final Clock clock;

    InsolvencyWatch(
            Registers registers,
            Bodacc bodacc,
            RegisterPlaces places,
            InsolvencyStore store,
            Insolvencies insolvencies,
            TenantScope scope,
            Clock clock) {
        this.registers = registers;
        this.bodacc = bodacc;
        this.places = places;
        this.store = store;
        this.insolvencies = insolvencies;
        this.scope = scope;
        this.clock = clock;
    }

    /** How many companies were read about; fewer than there are where the register stopped answering. */
    public int read(Tenant company) {
        var address = places.watched(company, bodacc);
        if (address.isEmpty()) return 0;
        var today = LocalDate.now(clock);
        int read = 0;
        for (var after = ""; ; ) {
            var last = after;
            var unread = scope.in(company.id(), () -> store.unread(company.id(), today, last, A_TURN));
            if (unread.isEmpty()) return read;
            for (int from = 0; from < unread.size(); from += AT_ONCE) {
                var some = unread.subList(from, Math.min(unread.size(), from + AT_ONCE));
                var notices = notices(company, address.get(), some);
                if (notices.isEmpty()) return read;
                insolvencies.take(company, some, notices.get(), today);
                read += some.size();
            }
            after = unread.getLast().siren();
        }
    }

    /** Empty where the register did not answer. */
    private Optional<List<CompanyNotice>> notices(Tenant company, String address, List<Watched> companies) {
        var sirens = companies.stream().map(Watched::siren).collect(toSet());
        var all = new ArrayList<CompanyNotice>();
        for (int page = 0; page < MOST_PAGES; page++) {
            var question = bodacc.watch(address, sirens, from(companies), page * Bodacc.A_PAGE);
            if (!(registers.ask(company.id(), bodacc, question) instanceof Told(var body))) return Optional.empty();
            var found = page(body);
            if (found.isEmpty()) return Optional.empty();
            found.get().stream()
                    .filter(notice -> notice.isInsolvency() && sirens.contains(notice.siren()))
                    .forEach(all::add);
            if (Bodacc.count(body) < Bodacc.A_PAGE) break;
        }
        return Optional.of(all);
    }

    /** Of all time where one of the companies was never read about. */
    private static Optional<LocalDate> from(List<Watched> companies) {
        return companies.stream().anyMatch(each -> each.readOn() == null)
                ? Optional.empty()
                : companies.stream()
                        .flatMap(each -> Stream.ofNullable(each.readOn()))
                        .min(naturalOrder())
                        .map(day -> day.minusDays(DAYS_BACK));
    }

    private static Optional<List<CompanyNotice>> page(JsonNode body) {
        try {
            return Optional.of(Bodacc.notices(body));
        } catch (Fields.OtherShape unexpected) {
            return Optional.empty();
        }
    }
}
