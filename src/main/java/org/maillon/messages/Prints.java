package org.maillon.messages;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.maillon.messages.DeliveryStore.Said;
import org.springframework.stereotype.Service;

/**
 * Letters that the company prints itself. A pile is made of all that wait, each decided once more at the door; it is one
 * PDF; a person says when it is printed, and can take that back, as the pile itself.
 */
@Service
public class Prints {
    private final TenantScope scope;
    private final Tenants tenants;
    private final Delivery delivery;
    private final PrintStore store;
    private final Letterheads heads;
    private final PaperStore papers;
    private final Letters letters;
    private final Clock clock;

    Prints(
            TenantScope scope,
            Tenants tenants,
            Delivery delivery,
            PrintStore store,
            Letterheads heads,
            PaperStore papers,
            Letters letters,
            Clock clock) {
        this.scope = scope;
        this.tenants = tenants;
        this.delivery = delivery;
        this.store = store;
        this.heads = heads;
        this.papers = papers;
        this.letters = letters;
        this.clock = clock;
    }

    /** How many letters wait to be put on a pile. */
    public long waiting(TenantId tenant) {
        return scope.in(tenant, () -> store.waiting(tenant));
    }

    /** Makes a pile of the letters that wait; empty where none of them leaves. Not inside a transaction. */
    public Optional<PrintBatch> make(TenantId tenant, String by) {
        var company = tenants.find(tenant).orElseThrow();
        long batch = scope.in(tenant, () -> store.begin(tenant, by, clock.instant()));
        var head = heads.of(company);
        for (var channel : List.of(Channel.LETTER, Channel.REGISTERED))
            delivery.deliver(
                    tenant,
                    channel,
                    () -> new PaperCarrier(company, head, letters, onPile(company, batch)),
                    new Tally());
        var made = find(tenant, batch).filter(it -> it.letters() > 0);
        if (made.isEmpty()) scope.in(tenant, () -> store.undone(tenant, batch, clock.instant()));
        return made;
    }

    public Optional<PrintBatch> find(TenantId tenant, long batch) {
        return scope.in(tenant, () -> store.find(tenant, batch));
    }

    /** The last piles, newest first. */
    public List<PrintBatch> latest(TenantId tenant, int limit) {
        return scope.in(tenant, () -> store.latest(tenant, limit));
    }

    /** The messages of a pile that were not cancelled since. */
    public List<Long> letters(TenantId tenant, long batch) {
        return scope.in(tenant, () -> store.letters(tenant, batch));
    }

    /** The pile as one PDF/A; empty where nothing is left of it. */
    public Optional<byte[]> pdf(TenantId tenant, long batch) {
        var sheets = scope.in(tenant, () -> store.sheets(tenant, batch));
        return sheets.isEmpty() ? Optional.empty() : Optional.of(LetterPdf.write(sheets));
    }

    /** Says that the pile is printed and posted: its letters are sent. False where it was said before. */
    public boolean printed(TenantId tenant, long batch, String by) {
        return scope.in(tenant, () -> {
            if (!store.printed(tenant, batch, by, clock.instant())) return false;
            store.leave(tenant, batch, by, clock.instant());
            return true;
        });
    }

    /** Takes back that it was printed; or where it was not, the pile itself: its letters wait again. */
    public boolean undo(TenantId tenant, long batch) {
        return scope.in(tenant, () -> {
            if (store.notPrinted(tenant, batch)) {
                store.comeBack(tenant, batch, clock.instant());
                return true;
            }
            if (!store.undone(tenant, batch, clock.instant())) return false;
            store.takeBack(tenant, batch);
            store.free(tenant, batch);
            return true;
        });
    }

    private PaperCarrier.Printer onPile(Tenant company, long batch) {
        return (message, sheet, said, handover) -> onPile(company.id(), batch, message, sheet, said, handover);
    }

    private CarrierAnswer onPile(
            TenantId tenant, long batch, QueuedMessage message, PaperSheet sheet, Said said, BooleanSupplier handover) {
        if (!handover.getAsBoolean()) return new CarrierAnswer.GivenBefore("it lies on a pile");
        store.add(tenant, batch, message.id());
        papers.keep(tenant, message.id(), sheet, null);
        return new CarrierAnswer.InHand(said);
    }
}
