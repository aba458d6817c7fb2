package io.vigil.testkit;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;

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
    public Signal read(YamlSection entry, EntryContext moment) {
        GivenSignal signal = Given.signal(entry.requiredText("signal"))
                .at(moment.time())
                .in(moment.account())
                .event(moment.id());
        EntryFields.text(entry, "type", signal::type);
        EntryFields.text(entry, "technique", signal::technique);
        EntryFields.text(entry, "event", signal::event);
        EntryFields.text(entry, "principal", signal::principal);
        EntryFields.text(entry, "root", signal::root);
        EntryFields.text(entry, "access-key", signal::accessKey);
        EntryFields.text(entry, "instance", signal::instance);
        EntryFields.text(entry, "interface", signal::networkInterface);
        EntryFields.text(entry, "bucket", signal::bucket);
        EntryFields.text(entry, "object", signal::object);
        EntryFields.text(entry, "resource", signal::resource);
        EntryFields.text(entry, "user-type", signal::userType);
        EntryFields.text(entry, "api", signal::api);
        EntryFields.text(entry, "domain", signal::domain);
        EntryFields.text(entry, "error", signal::error);
        EntryFields.text(entry, "from", signal::from);
        Double severity = entry.number("severity");
        if (severity != null) {
            signal.severity(severity);
        }
        Double weight = entry.number("weight");
        if (weight != null) {
            signal.score(weight);
        }
        Tactic tactic = entry.oneOf("tactic", Tactic.class);
        return tactic == null ? signal.build() : signal.tactic(tactic).build();
    }
}
