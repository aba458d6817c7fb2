package io.vigil.intel;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What enrichment reads at start.
 *
 * @param threatLists may be empty
 * @param trustedLists paths of lists that always win: what they hold is never reported; may be empty
 * @param geoip folder of MaxMind databases, or one of them; null: no geography
 * @param awsRanges AWS's {@code ip-ranges.json}, plain or gzip; null: the snapshot of it that comes with the project. An ASN database adds to either
 * @param asOf entries that were no longer valid at this time are left out, epoch milliseconds; those that end later match events up to their
 *     end. 0 leaves none out.
 * @param beginningsCount whether an entry counts only from when its list says; else its beginning is not looked at: indicators are published
 *     after the attack
 * @param limits what a list may do before it is refused whole
 * @param keptIn folder where the versions of lists that were accepted last are kept for a restart; null: nowhere
 * @param lookEveryMillis how often the files of lists are looked at for new versions; 0: never, lists stay as they are
 */
public record IntelSettings(
        List<ThreatList> threatLists,
        List<String> trustedLists,
        @Nullable String geoip,
        @Nullable String awsRanges,
        long asOf,
        boolean beginningsCount,
        ListLimits limits,
        @Nullable String keptIn,
        long lookEveryMillis)
        implements Serializable {
    public IntelSettings {
        threatLists = List.copyOf(threatLists);
        trustedLists = List.copyOf(trustedLists);
    }

    /** Lists that count from their beginning to their end whatever it says, and stay as they are. */
    public IntelSettings(
            List<ThreatList> threatLists,
            List<String> trustedLists,
            @Nullable String geoip,
            @Nullable String awsRanges,
            long asOf) {
        this(threatLists, trustedLists, geoip, awsRanges, asOf, false, ListLimits.DEFAULT, null, 0);
    }

    /** The same, with lists that follow their files. */
    public IntelSettings lookingEvery(Duration interval) {
        return new IntelSettings(
                threatLists,
                trustedLists,
                geoip,
                awsRanges,
                asOf,
                beginningsCount,
                limits,
                keptIn,
                interval.toMillis());
    }

    /** The same, with accepted versions of lists kept in a folder; null: nowhere. */
    public IntelSettings keepingIn(@Nullable String folder) {
        return new IntelSettings(
                threatLists, trustedLists, geoip, awsRanges, asOf, beginningsCount, limits, folder, lookEveryMillis);
    }

    /** Nothing to read: addresses are only classified, and distinguished from AWS's own by the snapshot that comes with the project. */
    public static IntelSettings none() {
        return new IntelSettings(List.of(), List.of(), null, null, 0);
    }
}
