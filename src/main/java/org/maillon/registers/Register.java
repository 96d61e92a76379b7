package org.maillon.registers;

import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody else's register: how it is asked about a company, and how its answer is read. */
interface Register {
    RegisterName name();

    /** Where it is asked unless the installation says another place. */
    String address();

    /** Whether it has to do with companies of this kind. */
    boolean lists(CompanyIdentifier company);

    /** @param key where the register asks for one */
    HttpRequest.Builder question(String address, CompanyIdentifier company, @Nullable String key);

    /** The answer of a status of 200; {@link Fields.OtherShape} where it is not what this register answers. */
    Part read(JsonNode answer, CompanyIdentifier company);

    /** What a status of 403 means, beside a key that is refused; null where it means nothing else. */
    default @Nullable Part forbidden() {
        return null;
    }
}
