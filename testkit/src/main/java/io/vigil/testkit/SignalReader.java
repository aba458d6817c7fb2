package io.vigil.testkit;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.Signal;
import io.vigil.events.Tactic;

/** Reads {@code {signal: unit-id, principal: role-a, …}}. */
final class SignalReader implements EntryReader<Signal> {
    @Override
    public String key() {
        return "signal";
    }

    @Override
    public Class<Signal> events() {
        return Signal.class;
    }

    @Override
    public Signal read(YamlSection said, EntryContext moment) {
        GivenSignal signal = Given.signal(said.requiredText("signal"))
                .at(moment.time())
                .in(moment.account())
                .event(moment.id());
        EntryFields.text(said, "type", signal::type);
        EntryFields.text(said, "event", signal::event);
        EntryFields.text(said, "principal", signal::principal);
        EntryFields.text(said, "root", signal::root);
        EntryFields.text(said, "access-key", signal::accessKey);
        EntryFields.text(said, "instance", signal::instance);
        EntryFields.text(said, "bucket", signal::bucket);
        EntryFields.text(said, "object", signal::object);
        EntryFields.text(said, "resource", signal::resource);
        EntryFields.text(said, "user-type", signal::userType);
        EntryFields.text(said, "api", signal::api);
        EntryFields.text(said, "error", signal::error);
        EntryFields.text(said, "from", signal::from);
        Double severity = said.number("severity");
        if (severity != null) {
            signal.severity(severity);
        }
        Tactic tactic = said.oneOf("tactic", Tactic.class);
        return tactic == null ? signal.build() : signal.tactic(tactic).build();
    }
}
