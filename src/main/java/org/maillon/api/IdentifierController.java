package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.IdentifierCheck;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/identifier-checks")
@Tag(name = "identifiers", description = "Whether numbers of companies, accounts and payments are sound")
class IdentifierController {
    private static final Map<String, IdentifierCheck.Kind> KINDS = Stream.of(IdentifierCheck.Kind.values())
            .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    record Asked(@Nullable String kind, @Nullable String value) {}

    record Verdict(boolean valid, @Nullable String reason) {}

    @PostMapping
    @Needs(Permission.READ)
    @Operation(summary = "Check identifiers; the answers come in the order of the questions")
    List<Verdict> check(Reading reading, @RequestBody List<@Nullable Asked> asked) {
        var kinds = IntStream.range(0, asked.size())
                .mapToObj(at -> kind(reading, at, asked.get(at)))
                .toList();
        reading.orRefuse();
        return IntStream.range(0, kinds.size())
                .mapToObj(at -> verdict(reading, kinds.get(at).getFirst(), asked.get(at)))
                .toList();
    }

    /** One kind, or none with what is wrong noted. */
    private static List<IdentifierCheck.Kind> kind(Reading reading, int at, @Nullable Asked asked) {
        var kind = asked == null ? null : asked.kind();
        if (kind == null || kind.isBlank()) {
            var allowed = KINDS.keySet().stream().sorted().collect(Collectors.joining(", "));
            reading.wrong("[" + at + "].kind", "api.wrong.missing", allowed);
        }
        return reading.choice("[" + at + "].kind", kind, KINDS).stream().toList();
    }

    private static Verdict verdict(Reading reading, IdentifierCheck.Kind kind, @Nullable Asked asked) {
        var value = asked == null || asked.value() == null ? "" : asked.value();
        var verdict = IdentifierCheck.check(kind, value);
        return new Verdict(
                verdict.valid(), verdict.reason(reading.texts().language()).orElse(null));
    }
}
