package io.vigil.patterns;

import io.vigil.events.signals.Signal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/** What Flink CEP asks of each signal at a step. */
final class StepCondition extends IterativeCondition<Signal> {
    private static final long serialVersionUID = 1;

    private final Step step;
    /** Names of the earlier steps that {@link Step#links()} compare with. */
    private final List<String> compared;

    StepCondition(Step step, List<String> compared) {
        this.step = step;
        this.compared = compared;
    }

    @Override
    public boolean filter(Signal signal, Context<Signal> context) throws Exception {
        return step.fits(signal) && isNewMember(signal, context) && agrees(signal, context);
    }

    private boolean isNewMember(Signal signal, Context<Signal> context) throws Exception {
        Group group = step.group();
        if (group == null) {
            return true;
        }
        List<Signal> members = new ArrayList<>();
        for (String place : group.places()) {
            if (place.equals(step.name())) {
                break;
            }
            context.getEventsForPattern(place).forEach(members::add);
        }
        members.add(signal);
        return group.assign(members) != null;
    }

    private boolean agrees(Signal signal, Context<Signal> context) throws Exception {
        for (String name : compared) {
            for (Signal earlier : context.getEventsForPattern(name)) {
                if (!step.agrees(signal, earlier)) {
                    return false;
                }
            }
        }
        return true;
    }
}
