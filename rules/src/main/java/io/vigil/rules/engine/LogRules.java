package io.vigil.rules.engine;

import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Detector;
import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import java.util.List;
import java.util.function.Consumer;

/**
 * The rules on one log: read one after the other, then asked of each event. What the rule language knows of a log is in its own package,
 * behind this.
 *
 * @param <E> events of the log
 */
public interface LogRules<E extends Event> {
    /** The log's name: the value of {@code log} in a {@code rule.yaml}. */
    String log();

    Class<E> events();

    /** Compiles a rule on this log and adds it; what is wrong with it becomes a problem of the section. */
    void read(Unit unit, YamlSection rule);

    /** Asks an enriched event all rules that need no memory. */
    default void judge(E event, Consumer<Signal> out) {
        judge(event, Rule::judge, out);
    }

    /** The same, for a host that asks each rule itself. */
    void judge(E event, Asking<E> asking, Consumer<Signal> out);

    /** The rules that count, for a host that keeps their memory. */
    default List<Detector<E, ?>> detectors() {
        return List.of();
    }
}
