package org.maillon.deliveries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.maillon.evidence.Author;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignatureStore {
    /** What a key was used for before. */
    record Used(long signature, long note, byte[] contentHash) {}

    /** The documents of a signature; empty for one on paper. */
    record Drawn(Optional<DocumentId> strokes, Optional<DocumentId> picture) {}

    private final JdbcClient sql;

    SignatureStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Used> used(TenantId tenant, UUID key) {
        return sql.sql("""
                select id, note_id, content_hash from deliveries.signature where tenant_id = :tenant and key = :key""")
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, _) -> new Used(row.getLong("id"), row.getLong("note_id"), row.getBytes("content_hash")))
                .optional();
    }

    long insert(
            TenantId tenant,
            long note,
            NewSignature signature,
            byte[] contentHash,
            boolean counted,
            Drawn drawn,
            Author by,
            Instant at) {
        var place = signature.place();
        return sql.sql("""
                insert into deliveries.signature (tenant_id, key, content_hash, note_id, outcome, medium, signer, signer_role,
                       remark, signed_at, received_at, skew_seconds, who, origin, latitude, longitude, accuracy_metres, strokes,
                       picture)
                values (:tenant, :key, :hash, :note, :outcome, :medium, :signer, :role, :remark, :signed, :at, :skew, :who,
                       :origin, :latitude, :longitude, :accuracy, :strokes, :picture)
                returning id""")
                .param("tenant", tenant.value())
                .param("key", signature.key())
                .param("hash", contentHash)
                .param("note", note)
                .param("outcome", counted ? "counted" : "set-aside")
                .param("medium", signature.drawing().isPresent() ? "drawn" : "paper")
                .param("signer", signature.signer())
                .param("role", signature.role())
                .param("remark", signature.remark())
                .param("signed", DeliveryStore.utc(signature.signedAt()))
                .param("at", DeliveryStore.utc(at))
                .param("skew", Duration.between(signature.sentAt(), at).toSeconds())
                .param("who", by.who())
                .param("origin", by.from())
                .param("latitude", place.map(Place::latitude).orElse(null))
                .param("longitude", place.map(Place::longitude).orElse(null))
                .param("accuracy", place.map(Place::accuracyMetres).orElse(null))
                .param("strokes", bytes(drawn.strokes()))
                .param("picture", bytes(drawn.picture()))
                .query(Long.class)
                .single();
    }

    void insertReserves(TenantId tenant, long signature, List<Reserve> reserves) {
        for (int i = 0; i < reserves.size(); i++) insert(tenant, signature, i + 1, reserves.get(i));
    }

    private void insert(TenantId tenant, long signature, int number, Reserve reserve) {
        sql.sql("""
                insert into deliveries.reserve (tenant_id, signature_id, number, line, kind, quantity, note)
                values (:tenant, :signature, :number, :line, :kind, :quantity, :note)""")
                .param("tenant", tenant.value())
                .param("signature", signature)
                .param("number", number)
                .param("line", reserve.line().isPresent() ? reserve.line().getAsInt() : null)
                .param("kind", reserve.kind().code())
                .param("quantity", reserve.quantity().orElse(null))
                .param("note", reserve.note())
                .update();
    }

    /** Of a delivery, in the order in which they came. */
    List<Signature> ofNote(TenantId tenant, long note) {
        var reserves = reserves(tenant, note);
        return sql.sql("""
                select id, key, note_id, outcome, medium, signer, signer_role, remark, signed_at, received_at, skew_seconds, who,
                       origin, latitude, longitude, accuracy_metres, strokes, picture
                  from deliveries.signature where tenant_id = :tenant and note_id = :note order by id""")
                .param("tenant", tenant.value())
                .param("note", note)
                .query((row, _) -> signature(row, reserves.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Map<Long, List<Reserve>> reserves(TenantId tenant, long note) {
        var found = new HashMap<Long, List<Reserve>>();
        sql.sql("""
                select r.signature_id, r.line, r.kind, r.quantity, r.note
                  from deliveries.signature s
                  join deliveries.reserve r on r.tenant_id = :tenant and r.signature_id = s.id
                 where s.tenant_id = :tenant and s.note_id = :note order by r.signature_id, r.number""").param("tenant", tenant.value()).param("note", note).query(row -> {
            found.computeIfAbsent(row.getLong("signature_id"), _ -> new ArrayList<>())
                    .add(reserve(row));
        });
        return found;
    }

    private static Reserve reserve(ResultSet row) throws SQLException {
        int line = row.getInt("line");
        return new Reserve(
                row.wasNull() ? OptionalInt.empty() : OptionalInt.of(line),
                ReserveKind.of(row.getString("kind")).orElseThrow(),
                Optional.ofNullable(row.getBigDecimal("quantity")),
                row.getString("note"));
    }

    private static Signature signature(ResultSet row, List<Reserve> reserves) throws SQLException {
        return new Signature(
                row.getLong("id"),
                row.getObject("key", UUID.class),
                row.getLong("note_id"),
                row.getString("outcome").equals("counted"),
                row.getString("medium").equals("drawn"),
                row.getString("signer"),
                row.getString("signer_role"),
                row.getString("remark"),
                DeliveryStore.instant(row, "signed_at").orElseThrow(),
                DeliveryStore.instant(row, "received_at").orElseThrow(),
                Duration.ofSeconds(row.getLong("skew_seconds")),
                row.getString("who"),
                row.getString("origin"),
                place(row),
                document(row.getBytes("strokes")),
                document(row.getBytes("picture")),
                reserves);
    }

    private static Optional<Place> place(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        if (row.wasNull()) return Optional.empty();
        return Optional.of(new Place(latitude, row.getDouble("longitude"), row.getInt("accuracy_metres")));
    }

    private static byte @Nullable [] bytes(Optional<DocumentId> document) {
        return document.map(it -> HexFormat.of().parseHex(it.sha256())).orElse(null);
    }

    static Optional<DocumentId> document(byte @Nullable [] hash) {
        return hash == null
                ? Optional.empty()
                : Optional.of(new DocumentId(HexFormat.of().formatHex(hash)));
    }
}
