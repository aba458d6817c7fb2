package io.vigil.connectors.files;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives all files to the first reader that asks. */
final class HandOutFiles implements SplitEnumerator<LogFile, List<LogFile>> {
    private final SplitEnumeratorContext<LogFile> context;
    private final List<LogFile> unassigned;

    HandOutFiles(SplitEnumeratorContext<LogFile> context, List<LogFile> unassigned) {
        this.context = context;
        this.unassigned = unassigned;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        unassigned.forEach(file -> context.assignSplit(file, reader));
        unassigned.clear();
        context.signalNoMoreSplits(reader);
    }

    @Override
    public void addSplitsBack(List<LogFile> returned, int reader) {
        unassigned.addAll(returned);
    }

    @Override
    public void addReader(int reader) {}

    @Override
    public List<LogFile> snapshotState(long checkpoint) {
        return new ArrayList<>(unassigned);
    }

    @Override
    public void close() {}
}
