package org.maillon.access;

import java.util.Set;
import org.maillon.kernel.Code;

/** What came of an application: somebody is in, or all the reasons why not. */
public sealed interface Registration {
    /** The person is a member of the company now. */
    record Registered(Membership membership) implements Registration {}

    /** Nothing was changed; a link that was good still is. */
    record Refused(Set<Reason> reasons) implements Registration {}

    /** Each has its sentence, {@code access.refusal.<code>}. */
    enum Reason {
        LINK_UNUSABLE,
        COMPANY_MISSING,
        NAME_MISSING,
        EMAIL_MALFORMED,
        EMAIL_TAKEN,
        TOO_OFTEN,
        PASSWORD_SHORT,
        PASSWORD_LONG;

        public String code() {
            return Code.of(this);
        }
    }
}
