package io.vigil.intel;

import io.vigil.intel.geography.AwsNetworks;
import io.vigil.intel.geography.Geography;
import io.vigil.intel.geography.MaxMindFile;
import io.vigil.intel.lists.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the settings name, and complains of everything that is wrong before it stops. */
final class IntelLoader {
    private static final String THREAT_LIST = "--threat-list";
    private static final String TRUSTED_LIST = "--trusted-list";
    private static final String GEOIP = "--geoip";
    private static final String AWS_RANGES = "--aws-ranges";

    private final IntelSettings settings;
    private final AcceptedVersions kept;
    private final Complaints problems;
    private final Map<NamedList, ListChange> refused = new LinkedHashMap<>();

    IntelLoader(IntelSettings settings, AcceptedVersions kept, Complaints problems) {
        this.settings = settings;
        this.kept = kept;
        this.problems = problems;
    }

    Intel load() {
        AwsNetworks aws = aws(settings.awsRanges());
        var lists = new ListReading(settings, aws);
        settings.threatLists().forEach(this::checkKind);
        var start = new ListStart(settings, kept, aws);
        NamedList.of(settings).forEach(list -> read(list, lists, start));
        return Intel.of(lists, geography(settings.geoip()), aws);
    }

    /** Lists in whose place an older version was loaded, and why. */
    Map<NamedList, ListChange> refused() {
        return refused;
    }

    private void checkKind(ThreatList list) {
        if (list.kind().isBlank()) {
            problems.add(
                    THREAT_LIST,
                    "=" + list.path(),
                    "has no kind: write what it holds before the path, as in tor=" + list.path());
        }
    }

    private void read(NamedList list, ListReading lists, ListStart start) {
        try {
            ListChange refusal = start.read(list, lists);
            if (refusal != null) {
                refused.put(list, refusal);
            }
        } catch (IOException unusable) {
            String path = list.source().path();
            problems.add(
                    list.trusted() ? TRUSTED_LIST : THREAT_LIST,
                    list.trusted() ? path : list.source().kind() + "=" + path,
                    words(unusable));
        }
    }

    private Geography geography(@Nullable String path) {
        if (path == null) {
            return new Geography(List.of());
        }
        var databases = new ArrayList<MaxMindFile>();
        for (Path file : databaseFiles(path)) {
            try {
                databases.add(MaxMindFile.open(file));
            } catch (IOException unusable) {
                problems.add(GEOIP, file.toString(), words(unusable));
            }
        }
        var geography = new Geography(databases);
        if (!databases.isEmpty() && geography.isEmpty()) {
            problems.add(
                    GEOIP,
                    path,
                    "holds neither places, networks nor anonymous addresses: give City, ASN, ISP or Anonymous-IP databases");
        }
        return geography;
    }

    private List<Path> databaseFiles(String path) {
        Path place = Path.of(path);
        if (Files.notExists(place)) {
            problems.add(GEOIP, path, "no such folder: give the folder of your MaxMind databases");
            return List.of();
        }
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".mmdb")).toList();
            if (found.isEmpty()) {
                problems.add(GEOIP, path, "holds no .mmdb file: give the folder of your MaxMind databases");
            }
            return found;
        } catch (IOException unreadable) {
            problems.add(GEOIP, path, words(unreadable));
            return List.of();
        }
    }

    private AwsNetworks aws(@Nullable String path) {
        if (path == null) {
            return AwsNetworks.shipped();
        }
        try {
            return AwsNetworks.published(TextFile.read(path));
        } catch (IOException unusable) {
            problems.add(AWS_RANGES, path, words(unusable));
            return AwsNetworks.shipped();
        }
    }

    private static String words(IOException problem) {
        return String.valueOf(problem.getMessage());
    }
}
