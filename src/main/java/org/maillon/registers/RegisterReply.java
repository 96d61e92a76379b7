package org.maillon.registers;

import tools.jackson.databind.JsonNode;

/** What came back over the line. */
sealed interface RegisterReply {
    record Told(JsonNode body) implements RegisterReply {}

    /** A status of 404: there is no such thing. */
    record Nothing() implements RegisterReply {}

    /** A status of 403. */
    record Forbidden() implements RegisterReply {}

    record Refused(RegisterRefusal why) implements RegisterReply {}
}
