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
import io.vigil.models.conversations.WatchConversations;
import java.util.Collection;
import java.util.List;

/**
 * The detections with logic in Java, compiled. Each is a folder beside its code: {@code model.yaml} states what it emits and what can be tuned,
 * and a {@link io.vigil.catalogue.DetectorFactory} of the same id makes its detectors.
 */
public final class Models {
    /** What makes a folder a model. */
    public static final String FILE = "model.yaml";

    private final List<Unit> units;
    private final List<Detector<?, ?>> detectors;

    private Models(List<Unit> units, List<Detector<?, ?>> detectors) {
        this.units = units;
        this.detectors = List.copyOf(detectors);
    }

    /** The models that are shipped. */
    public static List<UnitFolder> folders() {
        return UnitFolders.shipped(Models.class, Models.class.getPackageName().replace('.', '/'));
    }

    /** What is wrong with a model is a problem, and the model is left out. */
    public static Models compile(List<UnitFolder> folders, Tuning tuning, Problems problems) {
        List<Unit> units = UnitReader.read(folders, FILE, tuning, problems);
        units.forEach(unit -> unit.logic(problems).alsoKnown("needs").refuseUnknown());
        return new Models(units, WatchConversations.amid(factories().create(units, problems)));
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
        return detectors;
    }

    /** Those that observe the events of one stream. */
    @SuppressWarnings("unchecked") // a detector declares what it observes
    public <E> List<Detector<E, ?>> detectors(Class<E> events) {
        return detectors.stream()
                .filter(detector -> detector.observes() == events)
                .<Detector<E, ?>>map(detector -> (Detector<E, ?>) detector)
                .toList();
    }

    /** Those that observe several streams together. */
    public List<CombiningDetector<?, ?>> combining() {
        return detectors.stream()
                .filter(CombiningDetector.class::isInstance)
                .<CombiningDetector<?, ?>>map(detector -> (CombiningDetector<?, ?>) detector)
                .toList();
    }

    /** In order of id, without those that tuning switches off. */
    public List<Unit> units() {
        return units;
    }
}
