package io.vigil.jobs.commands;

import io.vigil.catalogue.Problems;
import io.vigil.events.text.Printable;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ListLimits;
import io.vigil.intel.ThreatList;
import io.vigil.intel.lists.LoadedList;
import io.vigil.jobs.SharedIntel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of addresses and names. */
final class IntelOptions {
    @Option(
            names = "--threat-list",
            paramLabel = "KIND=PATH",
            description = "A list of what is bad; KIND is what it holds: ip, domain, tor, mining, c2, … Repeatable.")
    private List<String> threatLists = List.of();

    @Option(names = "--trusted-list", paramLabel = "PATH", description = "What is never reported. Repeatable.")
    private List<Path> trustedLists = List.of();

    @Option(
            names = "--list-change-limit",
            paramLabel = "PERCENT",
            description = "A new version of a list that changes more is refused (default: ${DEFAULT-VALUE}).")
    private int changeLimit = 30;

    @Option(
            names = "--list-refusal-limit",
            paramLabel = "PERCENT",
            description =
                    "A list with more entries that none may hold (private, AWS's own, popular, a public suffix) is"
                            + " refused whole; up to then they are left out (default: ${DEFAULT-VALUE}).")
    private int refusalLimit = 10;

    @Option(names = "--geoip", paramLabel = "DIR", description = "Folder of MaxMind databases (.mmdb).")
    private @Nullable Path geoip;

    @Option(names = "--aws-ranges", paramLabel = "FILE", description = "AWS's ip-ranges.json, plain or gzip.")
    private @Nullable Path awsRanges;

    /** Entries that have expired by now are kept: what counts in a replay is whether they held at the time of the event. */
    IntelSettings settings(Problems problems) {
        var lists = new ArrayList<ThreatList>();
        for (String given : threatLists) {
            int equals = given.indexOf('=');
            if (equals < 1 || equals == given.length() - 1) {
                problems.add("--threat-list", given, "expected KIND=PATH, such as tor=exits.txt");
            } else {
                lists.add(new ThreatList(given.substring(0, equals), given.substring(equals + 1), null));
            }
        }
        return new IntelSettings(
                lists,
                trustedLists.stream().map(Path::toString).toList(),
                text(geoip),
                text(awsRanges),
                0,
                false,
                new ListLimits(changeLimit / 100.0, refusalLimit / 100.0),
                0);
    }

    /** Reads everything once, so that what cannot be read is told before the job starts; says which lists have entries that do not count. */
    void load(IntelSettings settings, Problems problems, PrintWriter notes) {
        for (LoadedList list : SharedIntel.load(settings, problems).lists()) {
            if (list.unreadable() + list.refused() > 0) {
                notes.printf(
                        "%s: %d entries in force, %d unreadable, %d refused, such as %s%n",
                        Printable.of(list.source().name()),
                        list.entries(),
                        list.unreadable(),
                        list.refused(),
                        Printable.of(list.examples().get(0)));
            }
        }
        notes.flush();
    }

    void useSamples(Samples samples) {
        threatLists = samples.threatLists();
        awsRanges = samples.awsRanges();
    }

    /** Nothing was given, so the samples bring their own. */
    boolean none() {
        return threatLists.isEmpty() && trustedLists.isEmpty() && geoip == null && awsRanges == null;
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}
