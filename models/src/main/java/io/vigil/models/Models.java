package io.vigil.models;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitFolders;
import io.vigil.catalogue.UnitReader;
import io.vigil.catalogue.Watch;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour models. Each is a folder beside its code whose {@code model.yaml} says which class holds the logic: a {@link Watch} with a
 * public constructor of unit and problems. A second class, under {@code account}, may decide on what the first tells of novelties.
 */
public final class Models {
    /** What makes a folder a model. */
    public static final String FILE = "model.yaml";

    /** Where a model's events come from, as {@code watches} in its YAML says. */
    private enum Log {
        CALLS,
        FLOWS,
        QUERIES,
        SIGNALS,
        NOVELTIES
    }

    private final List<Watch<ApiCall, ?>> callWatches = new ArrayList<>();
    private final List<Watch<NetworkFlow, ?>> flowWatches = new ArrayList<>();
    private final List<Watch<DnsQuery, ?>> queryWatches = new ArrayList<>();
    private final List<Watch<Signal, ?>> signalWatches = new ArrayList<>();
    private final List<Watch<Novelty, ?>> accountWatches = new ArrayList<>();
    private final List<Unit> units;

    private Models(List<Unit> units) {
        this.units = units;
    }

    /** The models that are shipped. */
    public static List<UnitFolder> folders() {
        return UnitFolders.shipped(Models.class, Models.class.getPackageName().replace('.', '/'));
    }

    /** What is wrong with a model is a problem, and the model is left out. */
    public static Models compile(List<UnitFolder> folders, Tuning tuning, Problems problems) {
        var models = new Models(UnitReader.read(folders, FILE, tuning, problems));
        models.units.forEach(unit -> models.add(unit, problems));
        return models;
    }

    public List<Watch<ApiCall, ?>> callWatches() {
        return callWatches;
    }

    public List<Watch<NetworkFlow, ?>> flowWatches() {
        return flowWatches;
    }

    public List<Watch<DnsQuery, ?>> queryWatches() {
        return queryWatches;
    }

    /** What counts the building blocks that others raise of one entity. */
    public List<Watch<Signal, ?>> signalWatches() {
        return signalWatches;
    }

    /** What decides on what is new of principals, with what is known of their account. */
    public List<Watch<Novelty, ?>> accountWatches() {
        return accountWatches;
    }

    public List<Unit> units() {
        return units;
    }

    private void add(Unit unit, Problems problems) {
        YamlSection yaml = unit.logic(problems);
        Log log = yaml.required("watches") ? yaml.oneOf("watches", Log.class) : null;
        Watch<?, ?> watch = watch("logic", yaml.requiredText("logic"), unit, problems);
        Watch<?, ?> account = watch("account", Objects.requireNonNullElse(yaml.text("account"), ""), unit, problems);
        yaml.refuseUnknown();
        if (log != null && watch != null) {
            add(log, watch);
        }
        if (account != null) {
            add(Log.NOVELTIES, account);
        }
    }

    @SuppressWarnings("unchecked") // the unit's own YAML says what its class watches
    private void add(Log log, Watch<?, ?> watch) {
        switch (log) {
            case CALLS -> callWatches.add((Watch<ApiCall, ?>) watch);
            case FLOWS -> flowWatches.add((Watch<NetworkFlow, ?>) watch);
            case QUERIES -> queryWatches.add((Watch<DnsQuery, ?>) watch);
            case SIGNALS -> signalWatches.add((Watch<Signal, ?>) watch);
            case NOVELTIES -> accountWatches.add((Watch<Novelty, ?>) watch);
        }
    }

    /** @param name of the class; empty where there is none */
    private static @Nullable Watch<?, ?> watch(String key, String name, Unit unit, Problems problems) {
        try {
            return name.isEmpty()
                    ? null
                    : Class.forName(name)
                            .asSubclass(Watch.class)
                            .getConstructor(Unit.class, Problems.class)
                            .newInstance(unit, problems);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("model " + unit.id() + " cannot be built", e.getCause());
        } catch (ReflectiveOperationException | ClassCastException e) {
            unit.logic(problems).refuse(key, "expected a Watch with a public constructor of unit and problems");
            return null;
        }
    }
}
