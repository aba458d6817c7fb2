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
    public Signal read(YamlSection said, Moment moment) {
        GivenSignal signal = Given.signal(said.requiredText("signal"))
                .at(moment.time())
                .in(moment.account())
                .event(moment.id());
        Said.text(said, "type", signal::type);
        Said.text(said, "event", signal::event);
        Said.text(said, "principal", signal::principal);
        Said.text(said, "root", signal::root);
        Said.text(said, "access-key", signal::accessKey);
        Said.text(said, "instance", signal::instance);
        Said.text(said, "bucket", signal::bucket);
        Said.text(said, "object", signal::object);
        Said.text(said, "resource", signal::resource);
        Said.text(said, "user-type", signal::userType);
        Said.text(said, "api", signal::api);
        Said.text(said, "error", signal::error);
        Said.text(said, "from", signal::from);
        Double severity = said.number("severity");
        if (severity != null) {
            signal.severity(severity);
        }
        Tactic tactic = said.oneOf("tactic", Tactic.class);
        return tactic == null ? signal.build() : signal.tactic(tactic).build();
    }
}
