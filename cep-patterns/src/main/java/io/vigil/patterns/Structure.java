package io.vigil.patterns;

import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import java.util.List;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the partial matches of a sequence rest on: its key, its skip strategy, its steps by name and order, what each step compares, and the
 * automaton that Flink CEP makes of it. Values are no part of it: the window, the units and the patterns of text that a step accepts.
 */
final class Structure {
    private final Definition definition;
    private final Pattern<Signal, ?> pattern;

    Structure(Definition definition, Pattern<Signal, ?> pattern) {
        this.definition = definition;
        this.pattern = pattern;
    }

    /** The same for the same structure on every machine and in every release. */
    long fingerprint() {
        List<String> steps = definition.steps().stream().map(Structure::text).toList();
        return Hash.of(definition.key() + "\n" + definition.skip() + "\n" + steps + "\n" + automaton());
    }

    /** Whether a step asks for a type is part of it, which types are not. */
    private static String text(Step step) {
        return String.join(
                " ",
                step.name(),
                step.contiguity().name(),
                step.optional() ? "optional" : "",
                step.absent() ? "absent" : "",
                step.types().isEmpty() ? "" : "type",
                "where " + step.where().keySet(),
                "same " + step.links(),
                "as " + step.as() + members(step.group()));
    }

    private static String members(@Nullable Group group) {
        return group == null
                ? ""
                : " of " + group.members().stream().map(Structure::text).toList();
    }

    private List<String> automaton() {
        return NFACompiler.compileFactory(pattern, false).createNFA().getStates().stream()
                .map(Structure::text)
                .sorted()
                .toList();
    }

    private static String text(State<Signal> state) {
        List<String> transitions = state.getStateTransitions().stream()
                .map(transition -> transition.getAction() + ">"
                        + transition.getTargetState().getName())
                .sorted()
                .toList();
        return state.getName() + " " + state.getStateType() + " " + transitions;
    }
}
