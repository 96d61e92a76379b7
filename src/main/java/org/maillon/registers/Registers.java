package org.maillon.registers;

import static java.util.Comparator.comparing;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Workers;
import org.maillon.registers.AnswerStore.Kept;
import org.maillon.registers.CompanyRules.Heard;
import org.maillon.registers.RegisterReply.Forbidden;
import org.maillon.registers.RegisterReply.Nothing;
import org.maillon.registers.RegisterReply.Refused;
import org.maillon.registers.RegisterReply.Told;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Asks registers about companies, all at once, and remembers what they say. A register that does not answer holds nobody up
 * for more than some seconds: its earlier answer serves with its age, and what it would have said is entered by hand.
 */
@Service
public class Registers {
    /** The most questions of a company to one register in a day. */
    static final int QUESTIONS_A_DAY = 2_000;

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(6);

    private final List<Register> registers;
    private final RegisterPlaces places;
    private final RegisterPace pace;
    private final RegisterKeys keys;
    private final AnswerStore store;
    private final Tenants tenants;
    private final TenantScope scope;
    private final Clock clock;
    private final RegisterLine line = new RegisterLine(ANSWER_WITHIN);

    Registers(
            List<Register> registers,
            RegisterPlaces places,
            RegisterPace pace,
            RegisterKeys keys,
            AnswerStore store,
            Tenants tenants,
            TenantScope scope,
            Clock clock) {
        this.registers = registers.stream().sorted(comparing(Register::name)).toList();
        this.places = places;
        this.pace = pace;
        this.keys = keys;
        this.store = store;
        this.tenants = tenants;
        this.scope = scope;
        this.clock = clock;
    }

    /** What registers say of a company; asks only those whose answer is missing or has grown old. */
    public CompanyFacts lookUp(TenantId tenant, CompanyIdentifier company) {
        return lookUp(tenant, company, false);
    }

    /** The same by a number as it was typed; {@link org.maillon.kernel.InvalidValue} where it is none. */
    public CompanyFacts lookUp(TenantId tenant, String typed) {
        return lookUp(tenant, CompanyIdentifier.read(typed));
    }

    /** Asks all of them again, however fresh their answers are. */
    public CompanyFacts lookUpAnew(TenantId tenant, CompanyIdentifier company) {
        return lookUp(tenant, company, true);
    }

    /** How often each register was asked today. */
    public Map<RegisterName, Integer> askedToday(TenantId tenant) {
        return scope.in(tenant, () -> store.counts(tenant, LocalDate.now(clock)));
    }

    /** The most questions of a company to one register in a day. */
    public int questionsADay() {
        return QUESTIONS_A_DAY;
    }

    private CompanyFacts lookUp(TenantId tenant, CompanyIdentifier company, boolean anew) {
        var asking = tenants.find(tenant).orElseThrow();
        var kept = scope.in(tenant, () -> store.find(tenant, company.key()));
        var running = new EnumMap<RegisterName, Future<Heard>>(RegisterName.class);
        try (var threads = Workers.called("registers")) {
            for (var register : registers) {
                if (!register.lists(company)) continue;
                Callable<Heard> asked = () -> hear(asking, register, company, kept.get(register.name()), anew);
                running.put(register.name(), threads.submit(asked));
            }
        }
        var heard = new EnumMap<RegisterName, Heard>(RegisterName.class);
        running.forEach((name, answer) -> heard.put(name, result(answer)));
        return CompanyRules.together(company, heard);
    }

    private static Heard result(Future<Heard> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Heard hear(Tenant tenant, Register register, CompanyIdentifier company, @Nullable Kept kept, boolean anew) {
        if (kept != null && !anew && isFresh(register.name(), kept))
            return new Heard(kept.part(), kept.answeredAt(), null);
        return switch (ask(tenant, register, company)) {
            case Answer.Said(var part) -> remember(tenant.id(), register.name(), company, part);
            case Answer.Not(var why) ->
                kept == null ? new Heard(null, null, why) : new Heard(kept.part(), kept.answeredAt(), why);
        };
    }

    private Heard remember(TenantId tenant, RegisterName register, CompanyIdentifier company, Part part) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        scope.run(tenant, () -> store.save(tenant, company.key(), register, part, now));
        return new Heard(part, now, null);
    }

    /** Insolvency notices are of the day; what a company is called changes less often. */
    private boolean isFresh(RegisterName register, Kept kept) {
        var days = switch (register) {
            case BODACC, VIES -> 1;
            case COMPANY_SEARCH, SIRENE, KBO -> 7;
            case RATIOS -> 30;
        };
        return kept.answeredAt().plus(Duration.ofDays(days)).isAfter(clock.instant());
    }

    private sealed interface Answer {
        record Said(Part part) implements Answer {}

        record Not(RegisterRefusal why) implements Answer {}
    }

    private Answer ask(Tenant tenant, Register register, CompanyIdentifier company) {
        var address = places.of(tenant, register);
        if (address.isEmpty()) return new Answer.Not(RegisterRefusal.SWITCHED_OFF);
        var key = register.name().asksForKey() ? keys.of(tenant.id(), register.name()) : Optional.<String>empty();
        if (register.name().asksForKey() && key.isEmpty()) return new Answer.Not(RegisterRefusal.NO_KEY);
        var reply = ask(tenant.id(), register, register.question(address.get(), company, key.orElse(null)));
        return switch (reply) {
            case Told(var body) -> read(register, body, company);
            case Nothing _ -> new Answer.Said(Part.unknown());
            case Forbidden _ -> forbidden(register);
            case Refused(var why) -> new Answer.Not(why);
        };
    }

    /** Within the pace and the day's number of questions. */
    RegisterReply ask(TenantId tenant, Register register, HttpRequest.Builder question) {
        var today = LocalDate.now(clock);
        boolean allowed = scope.in(tenant, () -> store.count(tenant, register.name(), today, QUESTIONS_A_DAY));
        if (!allowed || !pace.allows(register.name(), tenant)) return new Refused(RegisterRefusal.QUOTA_SPENT);
        return line.ask(question);
    }

    private static Answer read(Register register, JsonNode body, CompanyIdentifier company) {
        try {
            return new Answer.Said(register.read(body, company));
        } catch (Fields.OtherShape unexpected) {
            return new Answer.Not(RegisterRefusal.OTHER_SHAPE);
        } catch (Vies.NotNow away) {
            return new Answer.Not(RegisterRefusal.FAULT);
        }
    }

    private static Answer forbidden(Register register) {
        var part = register.forbidden();
        return part == null ? new Answer.Not(RegisterRefusal.KEY_REFUSED) : new Answer.Said(part);
    }
}
