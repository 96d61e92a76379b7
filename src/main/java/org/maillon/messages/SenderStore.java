package org.maillon.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SenderStore {
    private final JdbcClient sql;

    SenderStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Sender> find(TenantId tenant) {
        return sql.sql("""
                select from_name, from_address, reply_to, signature_name, phone, iban, bic
                  from messages.sender where tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .query(SenderStore::sender)
                .optional();
    }

    void save(TenantId tenant, Sender sender) {
        sql.sql("""
                insert into messages.sender (tenant_id, from_name, from_address, reply_to, signature_name, phone, iban, bic)
                values (:tenant, :fromName, :fromAddress, :replyTo, :signatureName, :phone, :iban, :bic)
                on conflict (tenant_id) do update set from_name = excluded.from_name,
                    from_address = excluded.from_address, reply_to = excluded.reply_to,
                    signature_name = excluded.signature_name, phone = excluded.phone,
                    iban = excluded.iban, bic = excluded.bic""")
                .param("tenant", tenant.value())
                .param("fromName", sender.fromName())
                .param("fromAddress", sender.fromAddress())
                .param("replyTo", sender.replyTo())
                .param("signatureName", sender.signatureName())
                .param("phone", sender.phone())
                .param("iban", sender.iban())
                .param("bic", sender.bic())
                .update();
    }

    private static Sender sender(ResultSet row, int number) throws SQLException {
        return new Sender(
                row.getString("from_name"),
                row.getString("from_address"),
                row.getString("reply_to"),
                row.getString("signature_name"),
                row.getString("phone"),
                row.getString("iban"),
                row.getString("bic"));
    }
}
