package org.maillon.portal;

import java.util.List;
import java.util.Map;
import org.maillon.kernel.Code;
import org.maillon.kernel.Texts;

/** What a customer is invited to, and which facts its words need, in the order in which they stand after the company. */
enum InvitationKind {
    TERMS("version"),
    QUOTE("reference", "amountCents", "untilOn"),
    CONFIRMATION("reference", "amountCents"),
    DEPOSIT("reference", "amountCents", "dueOn"),
    DELIVERY("reference", "deliveredOn");

    private final List<String> facts;

    InvitationKind(String... facts) {
        this.facts = List.of(facts);
    }

    String code() {
        return Code.of(this);
    }

    static InvitationKind of(String code) {
        return Code.read(InvitationKind.class, code);
    }

    /** The first fact that is needed and not given; empty where none is missing. */
    String missing(Map<String, String> given) {
        return facts.stream()
                .filter(fact -> !given.containsKey(fact))
                .findFirst()
                .orElse("");
    }

    /** Its sentence {@code subject}, {@code text} or {@code button}. */
    String say(String what, String company, Map<String, String> given, Words words) {
        var arguments = new Object[facts.size() + 1];
        arguments[0] = company;
        for (int i = 0; i < facts.size(); i++) arguments[i + 1] = InvitationFacts.shown(facts.get(i), given, words);
        return Texts.in(words.language()).say("portal.invitation." + code() + "." + what, arguments);
    }
}
