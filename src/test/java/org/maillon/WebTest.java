package org.maillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.maillon.access.Applicant;
import org.maillon.access.Members;
import org.maillon.access.Registration;
import org.maillon.access.Role;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole application with its web server on a port of its own. Each test has a company of its own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "MAILLON_HOME=target/maillon-test${maillon.fork:}",
            "db-scheduler.enabled=false",
            "MAILLON_SMTP_URL="
        })
public abstract class WebTest {
    protected static final String PASSWORD = "une phrase assez longue";

    @LocalServerPort
    private int port;

    @Autowired
    protected Tenants companies;

    @Autowired
    protected Members members;

    private TenantId tenant;

    /** The company of this test, made when first asked for and removed afterwards. */
    protected TenantId tenant() {
        if (tenant == null) tenant = newTenant("Atelier Durand SAS");
        return tenant;
    }

    protected TenantId newTenant(String name) {
        return companies
                .create(name, Tenant.Purpose.THROW_AWAY, "FR", Language.FR)
                .id();
    }

    protected String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** Makes somebody a member of the company and answers their e-mail; the password is {@link #PASSWORD}. */
    protected String member(TenantId tenant, Role role) {
        var email = "claire-" + UUID.randomUUID() + "@example.fr";
        var applicant = new Applicant("", "Claire Aubry", email, PASSWORD, Language.FR);
        assertThat(members.register(tenant, role, applicant, "test")).isInstanceOf(Registration.Registered.class);
        return email;
    }

    /** Somebody at a browser without a face, not yet signed in. */
    protected Visitor stranger() {
        return new Visitor(address(""));
    }

    /** Somebody signed in, with that role in the company of this test. */
    protected Visitor visitor(Role role) {
        var visitor = stranger();
        assertThat(visitor.signIn(member(tenant(), role), PASSWORD)).endsWith("/");
        return visitor;
    }

    @AfterEach
    void removeTenant() {
        if (tenant != null) companies.remove(tenant);
        tenant = null;
    }
}
