package io.vigil.models;

import io.vigil.catalogue.DetectorFactories;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitFolders;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Detector;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.models.conversations.ConversationDetector;
import io.vigil.models.conversations.WatchConversations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The detections with logic in Java, compiled. Each is a folder beside its code: {@code model.yaml} states what it emits and what can be tuned,
 * and a {@link io.vigil.catalogue.DetectorFactory} of the same id makes its detectors, anew for whoever asks for them. For many threads.
 */
public final class Models {
    /** What makes a folder a model. */
    public static final String FILE = "model.yaml";

    private final List<Unit> units;
    private final DetectorFactories factories;
    /** By class of events, those that have detectors of these; in order of id. */
    private final Map<Class<?>, List<Unit>> observers = new HashMap<>();
    /** Those that have detectors which combine streams. */
    private final List<Unit> combiners = new ArrayList<>();

    private Models(List<Unit> units, DetectorFactories factories, Problems problems) {
        this.units = units;
        this.factories = factories;
        for (Detector<?, ?> detector : factories.create(units, problems)) {
            note(detector);
        }
    }

    private void note(Detector<?, ?> detector) {
        Unit unit = units.stream()
                .filter(each -> each.id().equals(detector.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        detector.id() + " is the id of no unit: a detector has that of its unit"));
        Class<?> stream = detector instanceof ConversationDetector ? NetworkFlow.class : detector.observes();
        addOnce(unit, observers.computeIfAbsent(stream, none -> new ArrayList<>()));
        if (detector instanceof CombiningDetector) {
            addOnce(unit, combiners);
        }
    }

    /** The detectors of a unit come one behind the other. */
    private static void addOnce(Unit unit, List<Unit> some) {
        if (some.isEmpty() || !some.get(some.size() - 1).id().equals(unit.id())) {
            some.add(unit);
        }
    }

    /** The models that are shipped. */
    public static List<UnitFolder> folders() {
        return UnitFolders.shipped(Models.class, Models.class.getPackageName().replace('.', '/'));
    }

    /** What is wrong with a model is a problem, and the model is left out. */
    public static Models compile(List<UnitFolder> folders, Tuning tuning, Problems problems) {
        List<Unit> units = UnitReader.read(folders, FILE, tuning, problems);
        units.forEach(unit -> unit.logic(problems).alsoKnown("needs").refuseUnknown());
        return new Models(units, factories(), problems);
    }

    /**
     * A factory without unit is a problem: its detection would be missing without a word.
     *
     * @param ids of all units there are, of every kind, those that tuning switches off among them
     */
    public static void checkFactories(Collection<String> ids, Problems problems) {
        factories().check(ids, problems);
    }

    private static DetectorFactories factories() {
        return DetectorFactories.find(Models.class.getClassLoader());
    }

    /** All of them, those of single streams and those that combine several. */
    public List<Detector<?, ?>> detectors() {
        return made(units);
    }

    /** A detector is for one thread, so whoever asks gets others. */
    private List<Detector<?, ?>> made(List<Unit> some) {
        return WatchConversations.amid(factories.create(some, new Problems()));
    }

    /** Those that observe the events of one stream. */
    @SuppressWarnings("unchecked") // a detector declares what it observes
    public <E> List<Detector<E, ?>> detectors(Class<E> events) {
        return made(observers.getOrDefault(events, List.of())).stream()
                .filter(detector -> detector.observes() == events)
                .<Detector<E, ?>>map(detector -> (Detector<E, ?>) detector)
                .toList();
    }

    /** Those that observe several streams together. */
    public List<CombiningDetector<?, ?>> combining() {
        return made(combiners).stream()
                .filter(CombiningDetector.class::isInstance)
                .<CombiningDetector<?, ?>>map(detector -> (CombiningDetector<?, ?>) detector)
                .toList();
    }

    /** In order of id, without those that tuning switches off. */
    public List<Unit> units() {
        return units;
    }
}
