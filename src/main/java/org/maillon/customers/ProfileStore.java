package org.maillon.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known and agreed of a customer, what the company asks of all, and where goods go. */
@Repository
class ProfileStore {
    private final JdbcClient sql;

    ProfileStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<AccountProfile> find(TenantId tenant, AccountId account) {
        return sql.sql("""
                select segment, sector, buyer, service_code, commitment_number_required, purchase_order,
                       terms_acceptance_required, parent_id, means_of_payment, deposit_basis_points, goods
                  from customers.profile where tenant_id = :tenant and account_id = :account""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(ProfileStore::profile)
                .optional();
    }

    void change(TenantId tenant, AccountId account, AccountProfile profile) {
        sql.sql("""
                insert into customers.profile (tenant_id, account_id, segment, public_body, sector, buyer, service_code,
                       commitment_number_required, purchase_order, terms_acceptance_required, parent_id, means_of_payment,
                       deposit_basis_points, goods)
                values (:tenant, :account, :segment, :public, :sector, :buyer, :service, :commitment, :purchaseOrder, :terms,
                       :parent, :means, :deposit, :goods)
                on conflict (tenant_id, account_id) do update set segment = excluded.segment,
                       public_body = excluded.public_body, sector = excluded.sector, buyer = excluded.buyer,
                       service_code = excluded.service_code,
                       commitment_number_required = excluded.commitment_number_required,
                       purchase_order = excluded.purchase_order,
                       terms_acceptance_required = excluded.terms_acceptance_required, parent_id = excluded.parent_id,
                       means_of_payment = excluded.means_of_payment,
                       deposit_basis_points = excluded.deposit_basis_points, goods = excluded.goods""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("segment", profile.segment().orElse(null))
                .param("public", profile.buyer().map(Buyer::isPublic).orElse(null))
                .param("sector", profile.sector().map(Sector::code).orElse(null))
                .param("buyer", profile.buyer().map(Buyer::code).orElse(null))
                .param("service", profile.serviceCode().orElse(null))
                .param("commitment", profile.commitmentNumberRequired())
                .param("purchaseOrder", profile.purchaseOrder().code())
                .param("terms", profile.termsAcceptanceRequired())
                .param("parent", profile.parent().map(AccountId::value).orElse(null))
                .param("means", profile.meansOfPayment().code())
                .param("deposit", profile.depositBasisPoints())
                .param("goods", profile.goods().map(Goods::code).orElse(null))
                .update();
    }

    /** The accounts a head of group consolidates, itself left out. */
    List<AccountId> children(TenantId tenant, AccountId parent) {
        return sql.sql("""
                select account_id from customers.profile where tenant_id = :tenant and parent_id = :parent
                 order by account_id""")
                .param("tenant", tenant.value())
                .param("parent", parent.value())
                .query((row, _) -> new AccountId(row.getLong(1)))
                .list();
    }

    Optional<AccountPolicy> policy(TenantId tenant) {
        return sql.sql("""
                select longer_terms, goods, sectors_with_purchase_order, purchase_order_from_cents
                  from customers.policy where tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .query(ProfileStore::policy)
                .optional();
    }

    void changePolicy(TenantId tenant, AccountPolicy policy) {
        var from = policy.purchaseOrderFromCents();
        sql.sql("""
                insert into customers.policy (tenant_id, longer_terms, goods, sectors_with_purchase_order,
                       purchase_order_from_cents)
                values (:tenant, :longer, :goods, :sectors, :from)
                on conflict (tenant_id) do update set longer_terms = excluded.longer_terms, goods = excluded.goods,
                       sectors_with_purchase_order = excluded.sectors_with_purchase_order,
                       purchase_order_from_cents = excluded.purchase_order_from_cents""")
                .param("tenant", tenant.value())
                .param("longer", policy.longerTerms().code())
                .param("goods", policy.goods().code())
                .param(
                        "sectors",
                        policy.sectorsWithPurchaseOrder().stream()
                                .map(Sector::code)
                                .sorted()
                                .toArray(String[]::new))
                .param("from", from.isPresent() ? from.getAsLong() : null)
                .update();
    }

    /** Under other rules every account is to be looked at anew. */
    void forgetCompleteness(TenantId tenant) {
        sql.sql("delete from customers.completeness where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    List<DeliveryAddress> deliveryAddresses(TenantId tenant, AccountId account) {
        return sql.sql("""
                select id, account_id, label, lines, postcode, town, country from customers.delivery_address
                 where tenant_id = :tenant and account_id = :account and ended_at is null order by id""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, _) -> new DeliveryAddress(
                        row.getLong("id"),
                        new AccountId(row.getLong("account_id")),
                        row.getString("label"),
                        CustomerStore.postalAddress(row)))
                .list();
    }

    long addDeliveryAddress(TenantId tenant, AccountId account, String label, PostalAddress address, Instant at) {
        return sql.sql("""
                insert into customers.delivery_address (tenant_id, account_id, label, lines, postcode, town, country, added_at)
                values (:tenant, :account, :label, :lines, :postcode, :town, :country, :at) returning id""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("label", label)
                .param("lines", address.lines().toArray(String[]::new))
                .param("postcode", address.postcode())
                .param("town", address.town())
                .param("country", address.country())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    boolean endDeliveryAddress(TenantId tenant, AccountId account, long address, Instant at) {
        return sql.sql("""
                update customers.delivery_address set ended_at = :at
                 where tenant_id = :tenant and account_id = :account and id = :address and ended_at is null""")
                        .param("tenant", tenant.value())
                        .param("account", account.value())
                        .param("address", address)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    static AccountProfile profile(ResultSet row, int number) throws SQLException {
        return new AccountProfile(
                Optional.ofNullable(row.getString("segment")),
                Optional.ofNullable(row.getString("sector")).map(Sector::of),
                Optional.ofNullable(row.getString("buyer")).map(Buyer::of),
                Optional.ofNullable(row.getString("service_code")),
                row.getBoolean("commitment_number_required"),
                PurchaseOrderNeed.of(row.getString("purchase_order")),
                row.getBoolean("terms_acceptance_required"),
                Optional.ofNullable(row.getObject("parent_id", Long.class)).map(AccountId::new),
                MeansOfPayment.of(row.getString("means_of_payment")),
                row.getInt("deposit_basis_points"),
                Optional.ofNullable(row.getString("goods")).map(Goods::of));
    }

    private static AccountPolicy policy(ResultSet row, int number) throws SQLException {
        var from = row.getObject("purchase_order_from_cents", Long.class);
        return new AccountPolicy(
                AccountPolicy.LongerTerms.of(row.getString("longer_terms")),
                Goods.of(row.getString("goods")),
                Arrays.stream((String[])
                                row.getArray("sectors_with_purchase_order").getArray())
                        .map(Sector::of)
                        .collect(Collectors.toUnmodifiableSet()),
                from == null ? OptionalLong.empty() : OptionalLong.of(from));
    }
}
