package org.maillon.api;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.maillon.deliveries.DeliveryLine;
import org.maillon.deliveries.DeliveryNote;
import org.maillon.deliveries.Drawing;
import org.maillon.deliveries.NewLine;
import org.maillon.deliveries.NewSignature;
import org.maillon.deliveries.Place;
import org.maillon.deliveries.Proof;
import org.maillon.deliveries.Reserve;
import org.maillon.deliveries.ReserveKind;
import org.maillon.deliveries.Signature;
import org.maillon.kernel.InvalidValue;

/** How deliveries are written and told over HTTP. */
final class DeliveryText {
    private DeliveryText() {}

    record AskedLine(
            @Nullable Integer orderLine,
            @Nullable String code,
            @Nullable String description,
            @Nullable String unit,
            @Nullable BigDecimal quantity,
            @Nullable Long unitPriceCents,
            @Nullable BigDecimal taxRate) {}

    record Asked(
            @Nullable String number,
            @Nullable String kind,
            @Nullable String account,
            @Nullable Long order,
            @Nullable String address,
            @Nullable String carrier,
            @Nullable String remark,
            @Nullable String plannedOn,
            @Nullable Boolean beyondOrder,
            @Nullable List<@Nullable AskedLine> lines) {}

    record AskedReserve(
            @Nullable Integer line,
            @Nullable String kind,
            @Nullable BigDecimal quantity,
            @Nullable String note) {}

    record AskedDrawing(
            int width, int height, @Nullable List<@Nullable List<@Nullable List<@Nullable Double>>> strokes) {}

    record AskedPlace(double latitude, double longitude, int accuracyMetres) {}

    record AskedSignature(
            @Nullable UUID key,
            @Nullable String signer,
            @Nullable String role,
            @Nullable String remark,
            @Nullable String signedAt,
            @Nullable AskedPlace place,
            @Nullable List<AskedReserve> reserves,
            @Nullable AskedDrawing drawing) {}

    record AskedLink(@Nullable String recipient, @Nullable String language) {}

    record ToldLine(
            int number,
            @Nullable Integer orderLine,
            String code,
            String description,
            String unit,
            BigDecimal quantity,
            @Nullable BigDecimal delivered) {
        static ToldLine of(DeliveryLine line) {
            return new ToldLine(
                    line.number(),
                    line.orderLine().isPresent() ? line.orderLine().getAsInt() : null,
                    line.code(),
                    line.description(),
                    line.unit(),
                    line.quantity(),
                    line.delivered().orElse(null));
        }
    }

    record Told(
            long id,
            String number,
            String kind,
            String account,
            @Nullable Long order,
            String state,
            LocalDate plannedOn,
            @Nullable LocalDate deliveredOn) {
        static Told of(DeliveryNote note) {
            return new Told(
                    note.id(),
                    note.number(),
                    note.kind().code(),
                    note.account(),
                    note.order().isPresent() ? note.order().getAsLong() : null,
                    note.state().code(),
                    note.plannedOn(),
                    note.deliveredOn().orElse(null));
        }
    }

    record ToldSignature(
            UUID key, String signer, String role, Instant signedAt, Instant receivedAt, boolean counted, int reserves) {
        static ToldSignature of(Signature signature) {
            return new ToldSignature(
                    signature.key(),
                    signature.signer(),
                    signature.role(),
                    signature.signedAt(),
                    signature.receivedAt(),
                    signature.counted(),
                    signature.reserves().size());
        }
    }

    record ToldProof(long id, String kind, String name, String mediaType, String sha256, Instant addedAt) {
        static ToldProof of(Proof proof) {
            return new ToldProof(
                    proof.id(),
                    proof.kind().code(),
                    proof.name(),
                    proof.mediaType(),
                    proof.document().sha256(),
                    proof.addedAt());
        }
    }

    record Whole(Told delivery, List<ToldLine> lines, List<ToldSignature> signatures, List<ToldProof> proofs) {}

    record ToldLink(long id, URI address, Instant expiresAt) {}

    /** A line of the order brings its own words and price. */
    static NewLine line(@Nullable AskedLine asked, List<NewLine> left) {
        if (asked == null || asked.quantity() == null) throw new InvalidValue("deliveries.quantity", "");
        var number = asked.orderLine() == null ? OptionalInt.empty() : OptionalInt.of(asked.orderLine());
        var ordered = left.stream()
                .filter(line -> number.isPresent() && line.orderLine().equals(number))
                .findFirst();
        if (ordered.isPresent()) return ordered.get().of(asked.quantity());
        return new NewLine(
                number,
                said(asked.code()),
                said(asked.description()),
                said(asked.unit()),
                asked.quantity(),
                asked.unitPriceCents() == null ? OptionalLong.empty() : OptionalLong.of(asked.unitPriceCents()),
                asked.taxRate() == null ? BigDecimal.ZERO : asked.taxRate());
    }

    /** Signed now where nothing is said. */
    static NewSignature signature(AskedSignature asked, Instant now) {
        return new NewSignature(
                Objects.requireNonNull(asked.key()),
                said(asked.signer()),
                said(asked.role()),
                said(asked.remark()),
                asked.signedAt() == null ? now : instant(asked.signedAt()),
                now,
                Optional.ofNullable(asked.place())
                        .map(it -> new Place(it.latitude(), it.longitude(), it.accuracyMetres())),
                asked.reserves() == null
                        ? List.of()
                        : asked.reserves().stream().map(DeliveryText::reserve).toList(),
                Optional.ofNullable(asked.drawing()).map(DeliveryText::drawing),
                List.of(),
                Optional.empty());
    }

    private static Reserve reserve(AskedReserve asked) {
        return new Reserve(
                asked.line() == null ? OptionalInt.empty() : OptionalInt.of(asked.line()),
                ReserveKind.of(said(asked.kind())).orElseThrow(() -> new InvalidValue("deliveries.reserve.kind")),
                Optional.ofNullable(asked.quantity()),
                said(asked.note()));
    }

    private static Drawing drawing(AskedDrawing asked) {
        if (asked.strokes() == null) throw new InvalidValue("deliveries.signature.empty");
        return Drawing.of(asked.width(), asked.height(), asked.strokes());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidValue("deliveries.signature.unreadable");
        }
    }

    static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
