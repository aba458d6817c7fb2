package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How flow logs are laid out where no header tells. */
public final class FlowFormatOption {
    @Option(
            names = "--vpc-flow-format",
            paramLabel = "FIELDS",
            description = "Order of the fields of flow logs without a header, \"version account-id interface-id …\"; "
                    + "without it, AWS's default format.")
    private @Nullable String fields;

    public VpcFlowFormat format(Problems problems) {
        try {
            return new VpcFlowFormat(fields);
        } catch (IllegalArgumentException e) {
            problems.add("--vpc-flow-format", String.valueOf(fields), String.valueOf(e.getMessage()));
            return new VpcFlowFormat(null);
        }
    }
}
