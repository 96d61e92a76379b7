package org.maillon.messages;

/** Whether a delivery heeds the instant before which a message must not leave. */
public enum DeliveryMode {
    /** Only what is due. */
    NORMAL,
    /** All that is queued, also what waits for working hours or for another attempt. */
    NOW
}
