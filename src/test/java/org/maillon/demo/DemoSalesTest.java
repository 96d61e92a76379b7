package org.maillon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.sales.OrderState;
import org.maillon.sales.Orders;
import org.maillon.sales.QuoteState;
import org.maillon.sales.Quotes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoSalesTest extends DatabaseTest {
    @Autowired
    private DemoSales sales;

    @Autowired
    private Orders orders;

    @Autowired
    private Quotes quotes;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Test
    void thereIsAnOrderInEachStateThatSomebodyWhoTriesItWillMeet() {
        var books = new SmallBooks(scope, sql, events, tenant());
        for (int i = 10; i < 24; i++) books.customer("C" + i);
        sales.add(tenant(), LocalDate.of(2026, 11, 23));
        assertThat(orders.counts(tenant()))
                .containsKeys(
                        OrderState.HELD,
                        OrderState.ACCEPTED,
                        OrderState.PART_DELIVERED,
                        OrderState.DELIVERED,
                        OrderState.CANCELLED);
        assertThat(quotes.list(tenant(), java.util.Optional.empty(), java.util.Optional.empty(), Long.MAX_VALUE, 10))
                .extracting(quote -> quote.state())
                .containsExactly(QuoteState.ACCEPTED, QuoteState.SENT, QuoteState.DRAFT);
    }
}
