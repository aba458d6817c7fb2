package io.vigil.rules.condition;

import io.vigil.events.cloudtrail.RawJson;

/** Operator {@code entry}: one and the same object at the path, a member of a list or the only one, meets all that is asked. */
public record EntryTest(Condition<RawJson> wanted) implements ValueTest {
    private static final JsonPath WHOLE = new JsonPath();

    @Override
    public boolean object(RawJson json) {
        return wanted.holds(json);
    }

    /** A document that is kept as a text has entries, too. */
    @Override
    public boolean text(String text) {
        String document = JsonText.in(text);
        return document != null && WHOLE.any(RawJson.of(document), this);
    }
}
