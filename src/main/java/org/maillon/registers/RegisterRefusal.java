package org.maillon.registers;

import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Why a register gave no answer that can be used. */
public enum RegisterRefusal {
    /** Nobody has entered the key that it asks for. */
    NO_KEY,
    KEY_REFUSED,
    /** The register, or the company's own daily number of questions, allows no more for now. */
    QUOTA_SPENT,
    UNREACHABLE,
    TOO_SLOW,
    /** It says itself that something is wrong on its side. */
    FAULT,
    TOO_LARGE,
    /** The connection ended before the answer did. */
    CUT,
    /** A page for people, or anything else that is not JSON. */
    NOT_JSON,
    /** JSON, but not what this register answers. */
    OTHER_SHAPE,
    /** Registers are not asked here, as this installation is set up. */
    SWITCHED_OFF;

    /** As in the database and over HTTP: {@code key-refused}. */
    public String code() {
        return Code.of(this);
    }

    static RegisterRefusal of(String code) {
        return Code.read(RegisterRefusal.class, code);
    }

    /** The reason and what to do next; the register is named in it. */
    public String sentence(Language language, RegisterName register) {
        var texts = Texts.in(language);
        return texts.say("registers.refusal." + code(), texts.say("registers.name." + register.code()));
    }

    /** Whether asking again a moment later may help. */
    boolean passes() {
        return this == FAULT || this == UNREACHABLE || this == CUT;
    }
}
