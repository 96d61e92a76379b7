package org.maillon.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.springframework.beans.factory.annotation.Autowired;

class AccountProfileTest extends DatabaseTest {
    @Autowired
    private Customers customers;

    @Autowired
    private TenantScope tenants;

    @Test
    void nothingIsAskedOfAnAccountOfWhichNothingWasSaid() {
        var account = open("C001", "Menuiserie Blanc");

        assertThat(customers.profile(tenant(), account)).isEqualTo(AccountProfile.UNSAID);
        assertThat(customers.requiresPurchaseOrder(tenant(), account, 9_999_99)).isFalse();
    }

    @Test
    void whatWasSaidOfAnAccountIsReadBack() {
        var head = open("C001", "Groupe Blanc");
        var account = open("C002", "Menuiserie Blanc");
        var said = new AccountProfile(
                Optional.of("strategic"),
                Optional.of(Sector.AGRI_FOOD),
                Optional.of(Buyer.HOSPITAL),
                Optional.of("SERVICE-12"),
                true,
                PurchaseOrderNeed.BY_RULE,
                true,
                Optional.of(head),
                MeansOfPayment.DIRECT_DEBIT,
                3_000,
                Optional.of(Goods.PERISHABLE_FOOD));

        customers.changeProfile(tenant(), account, said);

        assertThat(customers.profile(tenant(), account)).isEqualTo(said);
        assertThat(customers.group(tenant(), account)).containsExactly(head, account);
        assertThat(customers.group(tenant(), head)).containsExactly(head, account);
    }

    @Test
    void largeRetailIsAskedForAnOrderNumberAndACraftsmanOnlyAboveTheAmount() {
        customers.changePolicy(
                tenant(),
                new AccountPolicy(
                        AccountPolicy.LongerTerms.WARN,
                        Goods.GENERAL,
                        Set.of(Sector.LARGE_RETAIL),
                        OptionalLong.of(500_000)));
        var shop = withSector("C001", Sector.LARGE_RETAIL);
        var craftsman = withSector("C002", Sector.CONSTRUCTION);

        assertThat(customers.requiresPurchaseOrder(tenant(), shop, 1)).isTrue();
        assertThat(customers.requiresPurchaseOrder(tenant(), craftsman, 499_999))
                .isFalse();
        assertThat(customers.requiresPurchaseOrder(tenant(), craftsman, 500_000))
                .isTrue();
    }

    @Test
    void aGroupHasOneHead() {
        var head = open("C001", "Groupe Blanc");
        var child = open("C002", "Menuiserie Blanc");
        customers.changeProfile(tenant(), child, under(head));
        var other = open("C003", "Blanc Bois");

        assertThatThrownBy(() -> customers.changeProfile(tenant(), other, under(child)))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.key()).isEqualTo("customers.group.no-head"));
        assertThatThrownBy(() -> customers.changeProfile(tenant(), head, under(other)))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.key()).isEqualTo("customers.group.is-head"));
        assertThatThrownBy(() -> customers.changeProfile(tenant(), head, under(head)))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.key()).isEqualTo("customers.group.itself"));
    }

    @Test
    void goodsGoToPlacesThatAreEndedOneByOne() {
        var account = open("C001", "Menuiserie Blanc");
        var workshop = PostalAddress.of("12 rue des Tanneurs", "69007", "Lyon", "FR");

        long first = customers.addDeliveryAddress(tenant(), account, "", workshop);
        customers.addDeliveryAddress(tenant(), account, "Chantier sud", workshop);

        assertThat(customers.deliveryAddresses(tenant(), account))
                .extracting(DeliveryAddress::label)
                .containsExactly("Lyon", "Chantier sud");
        assertThat(customers.endDeliveryAddress(tenant(), account, first)).isTrue();
        assertThat(customers.endDeliveryAddress(tenant(), account, first)).isFalse();
        assertThat(customers.deliveryAddresses(tenant(), account)).hasSize(1);
    }

    private AccountId withSector(String code, Sector sector) {
        var account = open(code, code);
        customers.changeProfile(
                tenant(),
                account,
                AccountProfile.UNSAID.withSector(sector).withPurchaseOrder(PurchaseOrderNeed.BY_RULE));
        return account;
    }

    private static AccountProfile under(AccountId parent) {
        return AccountProfile.UNSAID.withParent(Optional.of(parent));
    }

    private AccountId open(String code, String name) {
        return tenants.in(tenant(), () -> {
            try (var names = customers.nameMany(tenant())) {
                names.add(code).add(name);
                for (int i = 0; i < 8; i++) names.add((String) null);
                names.endRow();
                names.finish();
            }
            customers.openNamed(tenant(), Language.FR, "FR");
            return customers.findByCode(tenant(), code).orElseThrow().id();
        });
    }
}
