package io.vigil.models.compromisedcredentials;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.detection.Emitter;
import io.vigil.events.signals.RootSignal;
import io.vigil.events.signals.Signal;
import io.vigil.models.Models;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the shipped detector the evidence against one principal. */
final class PlayedEvidence {
    private PlayedEvidence() {}

    static CompromisedCredentials detector() {
        return new CompromisedCredentials(
                Models.compile(Models.folders(), Tuning.none(), new Problems()).units().stream()
                        .filter(unit -> unit.id().equals("compromised-credentials"))
                        .findFirst()
                        .orElseThrow());
    }

    /** @return the stories, as they were raised */
    static List<Signal> follow(CompromisedCredentials detector, List<Signal> signals) {
        var raised = new ArrayList<Signal>();
        @Nullable Clues clues = null;
        for (Signal signal : signals) {
            var root = new RootSignal(signal);
            if (detector.concerns(root)) {
                clues = detector.observe(clues, root, Emitter.of(raised::add, novelty -> {}));
            }
        }
        return raised;
    }

    static Signal measured(Signal signal, double pValue) {
        return new Signal(
                signal.detection(),
                signal.occurrence(),
                signal.subject(),
                signal.activity(),
                signal.remote(),
                signal.evidence(),
                signal.score().withPValue(pValue));
    }
}
