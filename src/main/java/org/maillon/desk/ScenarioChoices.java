package org.maillon.desk;

import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.ScenarioFamily;
import org.maillon.reminders.Scenarios;
import org.springframework.stereotype.Component;

/** What the pages that offer a scenario show: those in use, and the one a person chose; empty where the rules choose. */
@Component
class ScenarioChoices {
    private final Scenarios scenarios;

    ScenarioChoices(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    List<String> families(TenantId tenant) {
        return scenarios.list(tenant).stream()
                .filter(family -> family.live().isPresent())
                .map(ScenarioFamily::name)
                .toList();
    }

    String ofAccount(TenantId tenant, AccountId account) {
        return scenarios.chosenFor(tenant, account).orElse("");
    }

    String ofItem(TenantId tenant, long openItem) {
        return scenarios.chosenFor(tenant, openItem).orElse("");
    }
}
