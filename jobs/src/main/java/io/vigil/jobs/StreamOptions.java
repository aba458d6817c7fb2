package io.vigil.jobs;

import io.vigil.jobs.options.LogOptions;
import io.vigil.jobs.pipeline.LogKind;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** Which Kinesis streams hold which log. */
final class StreamOptions extends LogOptions<String> {
    @Override
    public String nameOf(LogKind<?> kind) {
        return "--" + kind.name() + "-stream";
    }

    @Override
    protected OptionSpec.Builder place(LogKind<?> kind) {
        return OptionSpec.builder(nameOf(kind))
                .paramLabel("NAME")
                .description("Stream of " + kind.records() + ". Repeatable.")
                .type(List.class)
                .auxiliaryTypes(String.class);
    }
}
