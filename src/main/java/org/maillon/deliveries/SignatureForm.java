package org.maillon.deliveries;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A signature as a phone writes it down, in JSON; whatever is missing or not what it should be is refused (422). */
@Component
class SignatureForm {
    private static final int LARGEST = 2_000_000;
    /** A phone's clock may be wrong, a signature from the future is not. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final JsonMapper json;

    SignatureForm(JsonMapper json) {
        this.json = json;
    }

    /** Strokes are lists of points, a point is {@code [x, y, milliseconds]}. */
    record Drawn(int width, int height, @Nullable List<@Nullable List<@Nullable List<@Nullable Double>>> strokes) {}

    record Reserved(
            @Nullable Integer line,
            @Nullable String kind,
            @Nullable BigDecimal quantity,
            @Nullable String note) {}

    record Located(double latitude, double longitude, int accuracyMetres) {}

    record Written(
            @Nullable UUID key,
            @Nullable String signer,
            @Nullable String role,
            @Nullable String remark,
            @Nullable Instant signedAt,
            @Nullable Located place,
            @Nullable List<@Nullable Reserved> reserves,
            @Nullable Drawn drawing) {}

    NewSignature read(String text, Instant sentAt, List<Upload> photos) {
        var written = parse(text);
        if (written.key() == null || written.signedAt() == null) throw unreadable();
        if (written.signedAt().isAfter(sentAt.plus(AHEAD))) throw unreadable();
        return new NewSignature(
                written.key(),
                said(written.signer()),
                said(written.role()),
                said(written.remark()),
                written.signedAt(),
                sentAt,
                Optional.ofNullable(written.place())
                        .map(it -> new Place(it.latitude(), it.longitude(), it.accuracyMetres())),
                reserves(written.reserves()),
                Optional.of(drawing(written.drawing())),
                photos,
                Optional.empty());
    }

    private Written parse(String text) {
        if (text.isBlank() || text.length() > LARGEST) throw unreadable();
        try {
            var read = json.readValue(text, Written.class);
            if (read == null) throw unreadable();
            return read;
        } catch (JacksonException e) {
            throw e.getCause() instanceof InvalidValue wrong ? wrong : unreadable();
        }
    }

    static List<Reserve> reserves(@Nullable List<@Nullable Reserved> reserves) {
        if (reserves == null) return List.of();
        return reserves.stream().map(SignatureForm::reserve).toList();
    }

    private static Reserve reserve(@Nullable Reserved reserved) {
        if (reserved == null) throw unreadable();
        return new Reserve(
                reserved.line() == null ? OptionalInt.empty() : OptionalInt.of(reserved.line()),
                ReserveKind.of(said(reserved.kind())).orElseThrow(() -> new InvalidValue("deliveries.reserve.kind")),
                Optional.ofNullable(reserved.quantity()),
                said(reserved.note()));
    }

    static Drawing drawing(@Nullable Drawn drawn) {
        if (drawn == null || drawn.strokes() == null) throw new InvalidValue("deliveries.signature.empty");
        return Drawing.of(drawn.width(), drawn.height(), drawn.strokes());
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static InvalidValue unreadable() {
        return new InvalidValue("deliveries.signature.unreadable");
    }
}
