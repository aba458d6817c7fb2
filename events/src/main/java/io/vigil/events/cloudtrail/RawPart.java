package io.vigil.events.cloudtrail;

/** The parts of a CloudTrail record that stay unread until a rule asks for them. */
public enum RawPart {
    /** The record as a whole. */
    RECORD,
    REQUEST_PARAMETERS,
    RESPONSE_ELEMENTS,
    ADDITIONAL_EVENT_DATA,
    RESOURCES,
    SERVICE_EVENT_DETAILS;

    static final int COUNT = values().length;
}
