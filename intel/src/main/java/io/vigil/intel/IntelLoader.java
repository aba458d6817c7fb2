package io.vigil.intel;

import io.vigil.intel.geography.AwsNetworks;
import io.vigil.intel.geography.Database;
import io.vigil.intel.geography.Geography;
import io.vigil.intel.lists.Breadth;
import io.vigil.intel.lists.ListLoader;
import io.vigil.intel.lists.ListRules;
import io.vigil.intel.lists.ListSource;
import io.vigil.intel.lists.LoadedList;
import io.vigil.intel.lists.Objections;
import io.vigil.intel.lists.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the settings name, and complains of everything that is wrong before it stops. */
final class IntelLoader {
    private static final String THREAT_LIST = "--threat-list";
    private static final String TRUSTED_LIST = "--trusted-list";
    private static final String GEOIP = "--geoip";
    private static final String AWS_RANGES = "--aws-ranges";
    private static final String TRUSTED = "trusted";

    private final IntelSettings settings;
    private final Complaints problems;
    private final ListLoader threats;
    private final ListLoader trusted;
    private final AwsNetworks aws;
    private final List<LoadedList> loaded = new ArrayList<>();

    IntelLoader(IntelSettings settings, Complaints problems) {
        this.settings = settings;
        this.problems = problems;
        this.aws = aws(settings.awsRanges());
        var poison = new Poison(aws, PopularNames.shipped());
        this.threats = new ListLoader(rules(Breadth.ofThreats().and(poison)));
        this.trusted = new ListLoader(rules(Breadth.ofTrust()));
    }

    private ListRules rules(Objections objections) {
        return new ListRules(settings.asOf(), settings.beginningsCount(), objections);
    }

    Intel load() {
        settings.threatLists().forEach(this::loadThreats);
        settings.trustedLists().forEach(this::loadTrusted);
        var knowledge = new Knowledge(threats.index(), trusted.index(), geography(settings.geoip()), aws);
        return new Intel(knowledge, loaded);
    }

    private void loadThreats(ThreatList list) {
        if (list.kind().isBlank()) {
            problems.add(
                    THREAT_LIST,
                    "=" + list.path(),
                    "has no kind: write what it holds before the path, as in tor=" + list.path());
            return;
        }
        try {
            var source =
                    new ListSource(listName(list.path()), list.kind().strip().toLowerCase(Locale.ROOT), list.path());
            loaded.add(threats.add(source, list.format()));
        } catch (IOException unusable) {
            problems.add(THREAT_LIST, list.kind() + "=" + list.path(), words(unusable));
        }
    }

    private void loadTrusted(String path) {
        try {
            loaded.add(trusted.add(new ListSource(listName(path), TRUSTED, path), null));
        } catch (IOException unusable) {
            problems.add(TRUSTED_LIST, path, words(unusable));
        }
    }

    private Geography geography(@Nullable String path) {
        if (path == null) {
            return new Geography(List.of());
        }
        var databases = new ArrayList<Database>();
        for (Path file : databaseFiles(path)) {
            try {
                databases.add(Database.open(file));
            } catch (IOException unusable) {
                problems.add(GEOIP, file.toString(), words(unusable));
            }
        }
        var geography = new Geography(databases);
        if (!databases.isEmpty() && geography.isEmpty()) {
            problems.add(
                    GEOIP,
                    path,
                    "tells neither places, networks nor anonymous addresses: give City, ASN, ISP or Anonymous-IP databases");
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
            return AwsNetworks.bySystem();
        }
        try {
            return AwsNetworks.published(TextFile.read(path));
        } catch (IOException unusable) {
            problems.add(AWS_RANGES, path, words(unusable));
            return AwsNetworks.bySystem();
        }
    }

    private static String words(IOException problem) {
        return String.valueOf(problem.getMessage());
    }

    /** The file's name without the endings that tell how it is written. */
    private static String listName(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String name = file.replaceFirst("(?:\\.(?:txt|csv|xml|json|stix|list|lst|netset|ipset|data))?(?:\\.gz)?$", "");
        return name.isEmpty() ? file : name;
    }
}
