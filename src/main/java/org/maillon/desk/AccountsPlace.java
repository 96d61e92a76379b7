package org.maillon.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.maillon.customers.Gap;

/** Where the list of accounts is, by what it shows. */
public final class AccountsPlace {
    /** How many accounts lack something. */
    public record Lacking(Gap gap, long accounts) {}

    private AccountsPlace() {}

    /** @param lacks the code of a gap, {@code anything}, or empty for all */
    public static String address(String words, String lacks) {
        var asked = (words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                + (lacks.isEmpty() ? "" : "&lacks=" + URLEncoder.encode(lacks, StandardCharsets.UTF_8));
        return "/accounts" + asked.replaceFirst("&", "?");
    }
}
