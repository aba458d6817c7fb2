package io.vigil.models.compromisedcredentials;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.RootSignal;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.StrangeNetwork;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells of findings of different tactics about one principal, and the roles that it took on, that are improbable together, whichever
 * detections they are of and in whatever order they come.
 */
public final class CompromisedCredentials implements Detector<RootSignal, Clues> {
    /** In which a slow story is looked for, the shortest first. */
    private static final int[] SLOW_DAYS = {7, 14};

    /** Days before today, in which what a slow story is made of is no habit yet; earlier it may be, or a weekly duty would be a story each week. */
    private static final int WEEK = 6;

    private static final int MEMORY_DAYS = SLOW_DAYS[SLOW_DAYS.length - 1];
    /** Of a story that is reported and not certain. */
    private static final double HIGH = 8;

    private final Unit unit;
    private final long window;
    private final double enough;
    private final double enoughSlowly;
    private final double enoughUnseen;
    private final double critical;

    public CompromisedCredentials(Unit unit) {
        this.unit = unit;
        window = unit.settings().duration("window").toMillis();
        enough = unit.settings().number("report-at");
        enoughSlowly = unit.settings().number("report-slowly-at");
        enoughUnseen = unit.settings().number("report-unseen-at");
        critical = unit.settings().number("critical-at");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<RootSignal> observes() {
        return RootSignal.class;
    }

    @Override
    public Class<Clues> memory() {
        return Clues.class;
    }

    @Override
    public Duration forgetAfter() {
        return Duration.ofDays(45);
    }

    /** Evidence about a principal, as it happens, read by people or not; no sequences, which are made of such. */
    @Override
    public boolean concerns(RootSignal root) {
        Signal signal = root.signal();
        return RootSignal.isEvidence(signal)
                && signal.subject().principal() != null
                && signal.evidence().steps().length == 0
                && !signal.occurrence().isRetrospective();
    }

    @Override
    public Clues observe(@Nullable Clues known, RootSignal root, Emitter out) {
        Clues clues = known == null ? new Clues() : known;
        Signal signal = root.signal();
        Detection detection = signal.detection();
        String name = detection.tactic().name().toLowerCase(Locale.ROOT).replace('_', '-');
        SequenceStep step = SequenceStep.of(name, signal);
        Clue clue = Clue.of(EValues.of(Rarity.of(signal)), StrangeNetwork.isOfOneAtHomeElsewhere(signal), step);
        clues.add(clue, signal.time() - MEMORY_DAYS * Clues.DAY);
        clues.learn(clue);
        judge(clues, clue, signal, out);
        return clues;
    }

    private void judge(Clues clues, Clue latest, Signal last, Emitter out) {
        if (clues.tactics() < Story.FEWEST_TACTICS) {
            return;
        }
        int today = Days.of(last.time());
        List<Clue> all = Story.together(clues.since(last.time() - MEMORY_DAYS * Clues.DAY), last.account());
        int tactics = Story.tacticsOf(all).size();
        if (tactics < Story.FEWEST_TACTICS) {
            return;
        }
        List<Clue> lately = Story.together(clues.since(last.time() - window, today), last.account());
        Story story = Story.of(lately, 1);
        if (story.isWhole() && story.eValue() >= enough) {
            report(clues, last, lately, story, out);
            return;
        }
        if (tactics < Story.BROAD) {
            return;
        }
        List<Clue> together = lately.stream().filter(latest::isOfVisit).toList();
        Story visit = Story.ofVisit(together);
        if (visit.isComplete() && (Story.isManyPieces(visit, together) || Story.isTheft(together))) {
            report(clues, last, together, visit, out);
            return;
        }
        judgeSlowly(clues, last, out);
    }

    private void judgeSlowly(Clues clues, Signal last, Emitter out) {
        for (int days : SLOW_DAYS) {
            List<Clue> some = Story.together(
                    clues.since(last.time() - days * Clues.DAY, Days.of(last.time()) - WEEK), last.account());
            Story story = Story.of(some, days);
            if (story.isWitnessed() && isEnoughSlowly(story)) {
                report(clues, last, some, story, out);
                return;
            }
        }
    }

    private boolean isEnoughSlowly(Story story) {
        return story.isWholeSlowly() && story.eValue() >= enoughSlowly
                || story.isUnseenHarm() && story.eValue() >= enoughUnseen;
    }

    private void report(Clues clues, Signal last, List<Clue> members, Story story, Emitter out) {
        int tactics =
                story.tactics().stream().mapToInt(tactic -> 1 << tactic.code()).reduce(0, (some, more) -> some | more);
        boolean isNews = last.time() >= clues.reportedUntil || (tactics & ~clues.reported) != 0;
        if (!isNews) {
            return;
        }
        clues.reported = last.time() >= clues.reportedUntil ? tactics : clues.reported | tactics;
        clues.reportedUntil = last.time() + window;
        List<SequenceStep> steps = members.stream().map(Clue::step).toList();
        Signal sequence = SignalDraft.fromSteps(id(), unit.emit(), steps, last);
        boolean isCertain = isCertain(story) && isCertain(read(members));
        out.signal(
                isCertain
                        ? sequence
                        : sequence.withSeverity(
                                Math.min(HIGH, sequence.detection().severity())));
    }

    private boolean isCertain(Story story) {
        return story.isWitnessed() && story.eValue() >= critical;
    }

    /** What is too little for people to read alone makes nothing certain. */
    private static Story read(List<Clue> members) {
        return Story.of(members.stream().filter(Clue::isRead).toList(), 1);
    }
}
