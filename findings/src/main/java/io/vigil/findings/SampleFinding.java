package io.vigil.findings;

import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Signal;

/** A finding that nothing happened for, marked as GuardDuty marks its own. It never folds with one of the same type that something did. */
public final class SampleFinding {
    /** Before the type: sequences of one subject are one finding otherwise, whatever their types. */
    private static final String MARK = "sample ";

    private static final String TITLE = "[SAMPLE] ";

    private SampleFinding() {}

    /** @param signal what the finding would be made of */
    public static Finding of(Signal signal) {
        Detection detection = signal.detection();
        var marked = new Signal(
                detection.withDiscriminator(MARK + detection.type()),
                signal.occurrence(),
                signal.subject(),
                signal.activity(),
                signal.remote(),
                signal.evidence(),
                signal.score());
        return Folding.finding(
                Folding.fold(null, marked.withWords(TITLE + detection.title(), detection.description())));
    }

    static boolean isOne(Signal latest) {
        return latest.detection().discriminator().startsWith(MARK)
                && latest.detection().title().startsWith(TITLE);
    }
}
