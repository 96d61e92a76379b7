package org.maillon.registers;

import java.net.URI;
import java.util.Optional;
import org.maillon.access.Tenant;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where registers are asked: at their own addresses, or where the installation says ({@code MAILLON_REGISTER_BODACC_URL});
 * {@code MAILLON_REGISTERS=off} asks none. For a company that a command or a test made for itself only a register on this
 * machine is asked.
 */
@Component
class RegisterPlaces {
    private final Environment environment;

    RegisterPlaces(Environment environment) {
        this.environment = environment;
    }

    /** Empty where this register is not asked for this company. */
    Optional<String> of(Tenant company, Register register) {
        if ("off".equals(environment.getProperty("MAILLON_REGISTERS"))) return Optional.empty();
        var given =
                environment.getProperty("MAILLON_REGISTER_" + register.name().name() + "_URL");
        var address = given == null || given.isBlank() ? register.address() : given.strip();
        return Optional.of(address).filter(each -> company.purpose() != Tenant.Purpose.THROW_AWAY || isHere(each));
    }

    /** What nobody asked for is done for real business only: invented customers may bear the number of a real company. */
    Optional<String> watched(Tenant company, Register register) {
        return of(company, register).filter(each -> company.purpose() == Tenant.Purpose.LIVE || isHere(each));
    }

    private static boolean isHere(String address) {
        var host = URI.create(address).getHost();
        return "localhost".equals(host) || "127.0.0.1".equals(host);
    }
}
