package org.maillon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoInsolvencyTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "2026-03-02", "2027-08-15"})
    void onAnyDayALateCustomerWithoutAnotherStoryIsInsolvent(String on) {
        var company = DemoCompany.of(2026, LocalDate.parse(on));
        assertThat(DemoInsolvency.customer(company)).isPresent().hasValueSatisfying(account -> {
            assertThat(account.country()).isEqualTo("FR");
            assertThat(company.troubles()).doesNotContainKey(account.code());
        });
    }
}
