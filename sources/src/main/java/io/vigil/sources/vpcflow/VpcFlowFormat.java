package io.vigil.sources.vpcflow;

import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogFormat;
import io.vigil.sources.LogReader;
import io.vigil.sources.framing.FramedReader;
import io.vigil.sources.framing.RecordDecoder;
import io.vigil.sources.framing.TableReader;
import io.vigil.sources.framing.TimeRange;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * VPC flow logs, versions 2 to 11, in any order of fields (VPC User Guide, flow log records). A line of field names, wherever it stands,
 * gives the order of the lines behind it.
 *
 * @param fieldOrder order of the fields before any header, as the flow log was set up (<code>${version} ${account-id} …</code>, or the bare
 *     names); null for the default format
 */
public record VpcFlowFormat(@Nullable String fieldOrder) implements LogFormat<NetworkFlow> {
    /** @throws IllegalArgumentException naming every field that VPC flow logs do not have */
    public VpcFlowFormat {
        order(fieldOrder);
    }

    private static FieldOrder order(@Nullable String written) {
        return written == null ? FieldOrder.DEFAULT : FieldOrder.of(written);
    }

    @Override
    public String name() {
        return "vpc-flow";
    }

    @Override
    public LogReader<NetworkFlow> open(InputStream in, String place, long notAfter, InputLimits limits) {
        return new FramedReader<>(in, decoder(notAfter), name(), place, limits);
    }

    @Override
    public LogReader<NetworkFlow> openTable(Path file, long notAfter) {
        return new TableReader<>(file, decoder(notAfter), name(), InputLimits.OF_FILE);
    }

    private RecordDecoder<NetworkFlow> decoder(long notAfter) {
        return new FlowForms(order(fieldOrder), new TimeRange(notAfter));
    }
}
