package io.vigil.jobs.pipeline;

import io.vigil.catalogue.InvalidConfiguration;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.UnitReader;
import io.vigil.events.Event;
import io.vigil.events.Hash;
import io.vigil.jobs.detections.Detections;
import io.vigil.sources.Batch;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogFormat;
import io.vigil.sources.LogReader;
import io.vigil.testkit.CasePlayer;
import io.vigil.testkit.PlayedCase;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of cases, each in an account of its own, as one log. Played where it is read: events that had crossed a
 * network would have lost their unread parts.
 */
record PlayedLog<E extends Event>(String name, Class<E> kind, Cases cases) implements LogFormat<E> {
    private static final long serialVersionUID = 1;

    /** What is played, the same each time. */
    interface Cases extends Serializable {
        List<PlayedCase> all();
    }

    /** @throws InvalidConfiguration naming every case that makes no sense */
    static List<PlayedCase> ofAllUnits() {
        var problems = new Problems();
        var played = new ArrayList<PlayedCase>();
        for (Unit unit : Detections.shipped().check(problems)) {
            UnitReader.cases(unit, problems)
                    .forEach(unitCase -> played.add(CasePlayer.play(unitCase, accountOf(unitCase))));
        }
        problems.throwIfAny();
        return played;
    }

    /** By its name: what hashes of an account decide (sketches count a few hosts as fewer when they share a bit) stays as it is when a case is added elsewhere. */
    private static String accountOf(UnitCase unitCase) {
        return CasePlayer.accountOf(Math.floorMod(Hash.of(unitCase.unit() + "/" + unitCase.name()), Integer.MAX_VALUE));
    }

    @Override
    public LogReader<E> openTable(Path file, long notAfter) {
        throw new UnsupportedOperationException("events alone");
    }

    @Override
    public LogReader<E> open(InputStream in, String place, long notAfter, InputLimits limits) {
        List<E> events = cases.all().stream()
                .flatMap(played -> played.events(kind).stream())
                .sorted(Comparator.comparingLong(Event::time))
                .toList();
        return new Reader<>(events.iterator());
    }

    private record Reader<E extends Event>(Iterator<E> events) implements LogReader<E> {
        @Override
        public @Nullable Batch<E> next() {
            return events.hasNext() ? new Batch<>(List.of(events.next()), List.of()) : null;
        }

        @Override
        public void close() {}
    }
}
