package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.events.Event;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.pipeline.LogKind;
import io.vigil.sources.LogFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that each kind of log brings: where it is read from, and those of its own. A command adds them by its model transformer.
 *
 * @param <P> a place that a log is read from: a file or folder, or the name of a stream
 */
public abstract class LogOptions<P> {
    private final Map<String, OptionSpec> options = new LinkedHashMap<>();

    protected LogOptions() {
        for (LogKind<?> kind : LogKinds.ALL) {
            places(kind).forEach(place -> add(place.build()));
            kind.options()
                    .forEach(own -> add(OptionSpec.builder(own.name())
                            .paramLabel(own.label())
                            .description(own.help())
                            .type(String.class)
                            .build()));
        }
    }

    private void add(OptionSpec option) {
        options.put(option.longestName(), option);
    }

    /** The options that say where a kind of log is read from; their values are each a {@code List<P>}. */
    protected abstract List<OptionSpec.Builder> places(LogKind<?> kind);

    /** The name of the first of them. */
    public abstract String nameOf(LogKind<?> kind);

    public final void addTo(CommandSpec command) {
        options.values().forEach(command::addOption);
    }

    /** No log at all was named. */
    public boolean none() {
        return LogKinds.ALL.stream().allMatch(kind -> given(kind).isEmpty());
    }

    /** Where to read this log from; empty when it is not wanted. */
    public final List<P> given(LogKind<?> kind) {
        return given(nameOf(kind));
    }

    /** @param place name of an option that says where a log is read from */
    protected final List<P> given(String place) {
        List<P> places = option(place).getValue();
        return places == null ? List.of() : places;
    }

    /** As if these had been given. */
    public final void give(LogKind<?> kind, List<P> places) {
        option(nameOf(kind)).setValue(new ArrayList<>(places));
    }

    /** The log's format as its own options say; what is wrong with them goes to {@code problems}. */
    public final <E extends Event> LogFormat<E> format(LogKind<E> kind, Problems problems) {
        return kind.format(name -> option(name).getValue(), problems);
    }

    /** Such as {@code --a, --b or --c}. */
    public final String names() {
        String all = LogKinds.ALL.stream().map(this::nameOf).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
    }

    private OptionSpec option(@Nullable String name) {
        OptionSpec option = options.get(name);
        if (option == null) {
            throw new IllegalArgumentException("no log declares " + name);
        }
        return option;
    }
}
