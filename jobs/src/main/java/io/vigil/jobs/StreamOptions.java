package io.vigil.jobs;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.folders.LogFolders;
import io.vigil.connectors.kinesis.LogStreams;
import io.vigil.events.Event;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.options.LogOptions;
import io.vigil.jobs.pipeline.LogKind;
import io.vigil.sources.LogFormat;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** Which Kinesis streams, and which folders of S3, hold which log. */
final class StreamOptions extends LogOptions<String> {
    @Override
    public String nameOf(LogKind<?> kind) {
        return "--" + kind.name() + "-stream";
    }

    private static String folderOf(LogKind<?> kind) {
        return "--" + kind.name() + "-s3";
    }

    @Override
    protected List<OptionSpec.Builder> places(LogKind<?> kind) {
        return List.of(
                repeatable(nameOf(kind), "NAME", "Kinesis stream of " + kind.records() + ". Repeatable."),
                repeatable(
                        folderOf(kind),
                        "URL",
                        "Where AWS delivers " + kind.records() + " as files: s3://BUCKET/PREFIX, the folder that holds"
                                + " AWSLogs, or one below it down to a region. Any file system of Flink will do. Repeatable."));
    }

    private static OptionSpec.Builder repeatable(String name, String label, String help) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .description(help)
                .type(List.class)
                .auxiliaryTypes(String.class);
    }

    /** No stream and no folder. */
    @Override
    public boolean none() {
        return super.none() && !anyFolder();
    }

    boolean anyStream() {
        return !super.none();
    }

    boolean anyFolder() {
        return LogKinds.ALL.stream().anyMatch(kind -> !given(folderOf(kind)).isEmpty());
    }

    <E extends Event> LogStreams<E> streams(LogKind<E> kind, LogFormat<E> format) {
        return new LogStreams<>(kind.events(), format, given(kind));
    }

    <E extends Event> LogFolders<E> folders(LogKind<E> kind, LogFormat<E> format, Problems problems) {
        List<String> roots = given(folderOf(kind));
        roots.stream()
                .filter(root -> !isFolder(root))
                .forEach(root -> problems.add(
                        folderOf(kind),
                        root,
                        "expected a folder without its dates: s3://bucket/prefix, or file:///path; no * and no ?"));
        return new LogFolders<>(kind.events(), format, kind.service(), roots);
    }

    /** Absolute, and with a scheme: where the client and the cluster differ, a bare path would mean two things. */
    private static boolean isFolder(String root) {
        try {
            var uri = new URI(root);
            boolean somewhere = uri.getHost() != null
                    || uri.getAuthority() != null
                    || uri.getPath() != null && uri.getPath().length() > 1;
            return uri.getScheme() != null && somewhere && uri.getQuery() == null && !root.contains("*");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
