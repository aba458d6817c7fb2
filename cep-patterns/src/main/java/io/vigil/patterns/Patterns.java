package io.vigil.patterns;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitFolders;
import io.vigil.catalogue.UnitReader;
import java.util.ArrayList;
import java.util.List;

/** All sequences that are watched for. */
public final class Patterns {
    static final String YAML = "pattern.yaml";

    private final List<Unit> units;
    private final List<Sequence> sequences;

    private Patterns(List<Unit> units, List<Sequence> sequences) {
        this.units = List.copyOf(units);
        this.sequences = List.copyOf(sequences);
    }

    /** The units that come with Vigil. */
    public static List<UnitFolder> folders() {
        return UnitFolders.shipped(Patterns.class, "units/cep-patterns");
    }

    /** Without looking whether anybody emits the signals that the sequences wait for. */
    public static Patterns compile(List<UnitFolder> folders, Tuning tuning, Problems problems) {
        return compile(folders, tuning, Emitters.ANY, problems);
    }

    /** @param emitters whose signals the sequences may wait for */
    public static Patterns compile(List<UnitFolder> folders, Tuning tuning, Emitters emitters, Problems problems) {
        List<Unit> units = UnitReader.read(folders, YAML, tuning, problems);
        List<Sequence> sequences = new ArrayList<>();
        for (Unit unit : units) {
            Sequence sequence = new SequenceReader(unit, emitters, tuning, problems).read();
            if (sequence != null) {
                sequences.add(sequence);
            }
        }
        return new Patterns(units, sequences);
    }

    /** In order of id. */
    public List<Sequence> sequences() {
        return sequences;
    }

    public List<Unit> units() {
        return units;
    }
}
