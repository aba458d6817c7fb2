package io.vigil.jobs.history;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.UnitReader;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Detector;
import io.vigil.events.Event;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.models.Models;
import io.vigil.models.conversations.WatchConversations;
import io.vigil.rules.Rules;
import io.vigil.testkit.CasePlayer;
import io.vigil.testkit.CaseRunner;
import io.vigil.testkit.Given;
import io.vigil.testkit.PlayedCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Every case of every detection that remembers, after random innocent histories of its entities: a firing case raises at least one of its types,
 * a silent one nothing. A case whose end the past may change says so with {@code history-decides} and words of its page.
 */
class AfterAnyHistoryTest {
    private static final int TRIES = 60;
    private static final List<Subject> SUBJECTS = subjects();

    /**
     * A case with the detection of its unit alone.
     *
     * @param act epoch milliseconds; what the case plays before is history, too
     */
    record Subject(PlayedCase played, CaseRunner runner, long act) {
        @Override
        public String toString() {
            return played.unitCase().unit() + ": " + played.unitCase().name();
        }
    }

    @Provide
    static Arbitrary<History> histories() {
        return History.any();
    }

    @Property(tries = TRIES, seed = "20260105", shrinking = ShrinkingMode.OFF)
    void whatFiresFiresAndWhatIsSilentStaysSilent(@ForAll("histories") History history) {
        List<String> wrong = new ArrayList<>();
        for (Subject subject : SUBJECTS) {
            if (subject.played().unitCase().historyDecides() == null) {
                Set<String> expected = subject.played().expected();
                Set<String> raised = raised(history, subject);
                boolean right = expected.isEmpty() ? raised.isEmpty() : !Collections.disjoint(raised, expected);
                if (!right) {
                    wrong.add(subject + " raised " + raised);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** From the act on: a history may look odd where it begins. */
    private static Set<String> raised(History history, Subject subject) {
        List<Signal> raised = subject.runner().play(after(history, subject));
        return subject.played()
                .raised(raised.stream()
                        .filter(signal -> signal.time() >= subject.act())
                        .toList());
    }

    private static PlayedCase after(History history, Subject subject) {
        PlayedCase played = subject.played();
        var innocents = new Innocents(played, subject.act());
        List<Event> events = new ArrayList<>();
        events.addAll(with(history, subject.act(), innocents::calls, played.events(ApiCall.class)));
        events.addAll(with(history, subject.act(), innocents::flows, played.events(NetworkFlow.class)));
        events.addAll(with(history, subject.act(), innocents::queries, played.events(DnsQuery.class)));
        events.addAll(with(history, subject.act(), innocents::signals, played.events(Signal.class)));
        return new PlayedCase(played.unitCase(), played.account(), events);
    }

    private static <E extends Event> List<E> with(
            History history, long act, Function<Strand, List<E>> innocents, List<E> played) {
        List<E> before = new ArrayList<>();
        history.strands().forEach(strand -> before.addAll(innocents.apply(strand)));
        return history.delivered(before, played, act);
    }

    private static List<Subject> subjects() {
        var problems = new Problems();
        Models models = Models.compile(Models.folders(), Tuning.none(), problems);
        Rules rules = Rules.compile(Rules.folders(), Tuning.none(), problems);
        List<Detector<?, ?>> detectors = new ArrayList<>(models.detectors());
        detectors.addAll(rules.on(NetworkFlow.class).detectors());
        Set<String> stateful = detectors.stream().map(Detector::id).collect(toSet());
        List<Unit> units = new ArrayList<>(models.units());
        rules.units().stream().filter(unit -> stateful.contains(unit.id())).forEach(units::add);
        List<Subject> subjects = new ArrayList<>();
        for (Unit unit : units) {
            var runner = new CaseRunner().detectors(of(unit, detectors));
            for (UnitCase unitCase : UnitReader.cases(unit, problems)) {
                subjects.add(new Subject(CasePlayer.play(unitCase, Given.ACCOUNT), runner, act(unitCase, problems)));
            }
        }
        problems.throwIfAny();
        return subjects;
    }

    private static List<Detector<?, ?>> of(Unit unit, List<Detector<?, ?>> detectors) {
        return detectors.stream()
                .filter(detector ->
                        detector.id().equals(unit.id()) || detector.id().equals(WatchConversations.ID))
                .toList();
    }

    /** When the last thing that a case tells begins, or what belongs to it. */
    private static long act(UnitCase unitCase, Problems problems) {
        List<Long> starts = unitCase.play().stream()
                .map(entry -> YamlSection.of("", entry, problems).duration("at").toMillis())
                .toList();
        long last = starts.stream().mapToLong(start -> start).max().orElseThrow();
        return Given.MONDAY
                + starts.stream()
                        .mapToLong(start -> start)
                        .filter(start -> start >= last - 12 * 3_600_000L)
                        .min()
                        .orElseThrow();
    }
}
