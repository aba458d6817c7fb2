package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.events.text.Printable;
import io.vigil.intel.CurrentIntel;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ListLimits;
import io.vigil.intel.ThreatList;
import io.vigil.intel.geography.AwsSnapshot;
import io.vigil.intel.lists.LoadedList;
import io.vigil.jobs.intel.SharedIntel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of addresses and names. */
public final class IntelOptions {
    @Option(
            names = "--threat-list",
            paramLabel = "KIND=PATH",
            description =
                    "A list of what is bad; KIND is what it holds: ip, domain, tor, mining, c2, … A folder stands for the lists in it, also for those that come later. Repeatable.")
    private List<String> threatLists = List.of();

    @Option(
            names = "--trusted-list",
            paramLabel = "PATH",
            description = "What is never reported, a file or a folder of lists. Repeatable.")
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

    @Option(
            names = "--aws-ranges",
            paramLabel = "FILE",
            description = "AWS's ip-ranges.json, plain or gzip, in place of the snapshot that comes with Vigil.")
    private @Nullable Path awsRanges;

    /** Entries that have expired by now are kept: what counts in a replay is whether they held at the time of the event. */
    public IntelSettings settings(Problems problems) {
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
                null,
                0);
    }

    /**
     * Reads everything once, so that what cannot be read is reported before the job starts; says which lists have entries that do not count, and
     * whether the AWS ranges are old.
     *
     * @param now epoch milliseconds of the start
     * @return of use only when there are no problems
     */
    public Intel load(IntelSettings settings, Problems problems, PrintWriter notes, long now) {
        CurrentIntel current = SharedIntel.load(settings, problems);
        current.heldBack().forEach(change -> notes.println(Printable.of(change.toString())));
        for (LoadedList list : current.get().lists()) {
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
        String old = settings.awsRanges() == null ? AwsSnapshot.shipped().remark(now) : null;
        if (old != null) {
            notes.println(old);
        }
        notes.flush();
        return current.get();
    }

    /** @param threatLists each {@code KIND=PATH} */
    public void use(List<String> threatLists, Path awsRanges) {
        this.threatLists = threatLists;
        this.awsRanges = awsRanges;
    }

    /** Nothing was given. */
    public boolean none() {
        return threatLists.isEmpty() && trustedLists.isEmpty() && geoip == null && awsRanges == null;
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}
