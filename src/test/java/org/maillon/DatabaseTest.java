package org.maillon;

import org.junit.jupiter.api.AfterEach;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The whole application on the real PostgreSQL, without its web server. Each test has a company of its own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "MAILLON_HOME=target/maillon-test${maillon.fork:}",
            "db-scheduler.enabled=false",
            "MAILLON_SMTP_URL=",
            "spring.main.lazy-initialization=true"
        })
public abstract class DatabaseTest {
    @Autowired
    protected Tenants companies;

    private TenantId tenant;

    /** The company of this test, made when first asked for and removed afterwards. */
    protected TenantId tenant() {
        if (tenant == null) tenant = newTenant();
        return tenant;
    }

    protected TenantId newTenant() {
        return companies
                .create("Atelier Durand", Tenant.Purpose.THROW_AWAY, "FR", Language.FR)
                .id();
    }

    @AfterEach
    void removeTenant() {
        if (tenant != null) companies.remove(tenant);
        tenant = null;
    }
}
