package org.maillon.registers;

import org.junit.jupiter.api.BeforeEach;
import org.maillon.DatabaseTest;
import org.maillon.access.Tenant;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application, its registers on this machine. */
abstract class RegisterServerTest extends DatabaseTest {
    protected static final RegisterServer SERVER = new RegisterServer();

    @DynamicPropertySource
    static void registers(DynamicPropertyRegistry properties) {
        for (var name : RegisterName.values())
            properties.add("MAILLON_REGISTER_" + name.name() + "_URL", () -> SERVER.address() + "/" + name.code());
    }

    @BeforeEach
    void forgetAnswers() {
        SERVER.forget();
    }

    protected Tenant company() {
        return companies.find(tenant()).orElseThrow();
    }
}
