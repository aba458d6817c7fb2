package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.console.files.JobRules;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ThreatList;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.jobs.detections.Detections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileSystem;

/**
 * What the job objects to, by the job's own code.
 *
 * @param detections those that the job runs, so that a filter can name what they find
 */
record RulesOfJob(DetectionFiles detections) implements JobRules {
    /** As GuardDuty's. */
    private static final int LARGEST_LIST = 35 << 20;

    private static final Pattern PATH_STYLE =
            Pattern.compile("https://s3[.-]?[a-z0-9-]*\\.amazonaws\\.com(?:\\.cn)?/([^/]+)/(.+)");
    private static final Pattern HOST_STYLE =
            Pattern.compile("https://([a-z0-9.-]+)\\.s3[.-]?[a-z0-9-]*\\.amazonaws\\.com(?:\\.cn)?/(.+)");

    @Override
    public List<String> objectionsToTuning(String text) {
        var problems = new Problems();
        Detections all = detections.read(problems);
        Tuning tuning = Tuning.read("tuning.yaml", text, problems);
        if (problems.none()) {
            new Detections(all.rules(), all.models(), all.patterns(), tuning).check(problems);
        }
        return problems.none()
                ? List.of()
                : problems.toString().lines().skip(1).map(String::strip).toList();
    }

    @Override
    public List<String> objectionsToList(Path file, boolean trusted) {
        var objections = new ArrayList<String>();
        var settings = new IntelSettings(
                trusted ? List.of() : List.of(new ThreatList("ip", file.toString(), null)),
                trusted ? List.of(file.toString()) : List.of(),
                null,
                null,
                0);
        Intel read = Intel.load(
                settings, (place, value, objection) -> objections.add("the list cannot be used: " + objection));
        if (objections.isEmpty() && read.lists().get(0).entries() == 0) {
            objections.add("the list holds no address, range or name");
        }
        return objections;
    }

    @Override
    public byte[] fetch(String location) throws IOException {
        var path = new org.apache.flink.core.fs.Path(url(location));
        try (var in = FileSystem.get(path.toUri()).open(path)) {
            byte[] content = in.readNBytes(LARGEST_LIST + 1);
            if (content.length > LARGEST_LIST) {
                throw new IOException("it is larger than 35 MB");
            }
            return content;
        } catch (RuntimeException e) {
            throw new IOException("no file system here reads " + path.toUri().getScheme() + ": addresses", e);
        }
    }

    /** All forms of S3 addresses that GuardDuty takes. */
    private static String url(String location) throws IOException {
        for (Pattern form : List.of(PATH_STYLE, HOST_STYLE)) {
            Matcher matched = form.matcher(location);
            if (matched.matches()) {
                return "s3://" + matched.group(1) + "/" + matched.group(2);
            }
        }
        if (!location.matches("(s3|file)://.+")) {
            throw new IOException("expected s3://BUCKET/KEY, https://BUCKET.s3.amazonaws.com/KEY or file:///PATH");
        }
        return location;
    }
}
