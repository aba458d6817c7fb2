package io.vigil.catalogue;

import io.vigil.detection.Detector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The factories of all units that have logic in Java, by id of the unit. */
public final class DetectorFactories {
    private static final String REGISTRY = "META-INF/services/" + DetectorFactory.class.getName();

    private final List<DetectorFactory> factories;

    DetectorFactories(List<DetectorFactory> factories) {
        this.factories = List.copyOf(factories);
    }

    /**
     * Those that come with Vigil, and those of other jars that this class loader sees.
     *
     * @throws java.util.ServiceConfigurationError if a factory that a jar names cannot be made
     */
    public static DetectorFactories find(ClassLoader classes) {
        List<DetectorFactory> found = new ArrayList<>();
        ServiceLoader.load(DetectorFactory.class, classes).forEach(found::add);
        return new DetectorFactories(found);
    }

    /** The detectors of these units. A unit without factory is a problem, and left out. */
    public List<Detector<?, ?>> create(List<Unit> units, Problems problems) {
        Map<String, DetectorFactory> byId = byId(problems);
        List<Detector<?, ?>> detectors = new ArrayList<>();
        for (Unit unit : units) {
            DetectorFactory factory = byId.get(unit.id());
            if (factory == null) {
                problems.add(
                        unit.place(),
                        "id = " + unit.id(),
                        "no factory in " + REGISTRY + " has this id" + DidYouMean.among(byId.keySet(), unit.id()));
            } else {
                detectors.addAll(factory.create(unit, problems));
            }
        }
        return detectors;
    }

    /** @param ids of all units there are, among them those that are switched off; a factory for another one is a problem */
    public void check(Collection<String> ids, Problems problems) {
        byId(problems).forEach((id, factory) -> {
            if (!ids.contains(id)) {
                problems.add(
                        REGISTRY,
                        factory.getClass().getName(),
                        "there is no unit " + id + " for this factory" + DidYouMean.among(List.copyOf(ids), id));
            }
        });
    }

    private Map<String, DetectorFactory> byId(Problems problems) {
        Map<String, DetectorFactory> byId = new TreeMap<>();
        for (DetectorFactory factory : factories) {
            DetectorFactory other = byId.putIfAbsent(factory.id(), factory);
            if (other != null) {
                problems.add(
                        REGISTRY,
                        factory.getClass().getName(),
                        "is for the unit " + factory.id() + ", as "
                                + other.getClass().getName() + " is");
            }
        }
        return byId;
    }
}
