package io.vigil.intel;

import io.vigil.intel.AcceptedVersions.Kept;
import io.vigil.intel.geography.AwsNetworks;
import io.vigil.intel.lists.Fingerprint;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list when a process starts. Where a version of it was accepted before, the file is judged as if it had changed under a running job: one
 * that broke, turned poisonous or changed too much is refused, and the version before is read in its place.
 */
record ListStart(IntelSettings settings, AcceptedVersions kept, AwsNetworks aws) {
    /**
     * @return why a kept version was read in place of the file; null when the file was read
     * @throws IOException saying what is wrong with the file, when there is no version before it
     */
    @Nullable
    ListChange read(NamedList list, ListReading lists) throws IOException {
        ListVersion before = latest(list);
        if (before == null) {
            lists.read(list);
            return null;
        }
        ListVersion next;
        try {
            next = ListVersion.read(settings, aws, list, list.content());
        } catch (IOException unusable) {
            lists.keep(list, before);
            return new ListChange(list.source().name(), before.version(), 0, 0, String.valueOf(unusable.getMessage()));
        }
        ListChange change = new Comparison(settings.limits(), list).of(before, next);
        lists.keep(list, change.isTaken() ? next : before);
        return change.isTaken() ? null : change;
    }

    /** The version that was accepted last; null when there is none, or it is what the file holds, so that nothing has to be compared. */
    private @Nullable ListVersion latest(NamedList list) {
        try {
            for (Kept each : kept.of(list.key())) {
                if (each.version().equals(fingerprint(list))) {
                    return null;
                }
                ListVersion read = read(list, each);
                if (read != null) {
                    return read;
                }
            }
            return null;
        } catch (IOException unreachable) {
            return null; // whoever keeps the versions in force will fail, too, and say so
        }
    }

    private static String fingerprint(NamedList list) {
        try {
            return Fingerprint.of(list.content());
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Null when it is damaged: an older one may be whole. */
    private @Nullable ListVersion read(NamedList list, Kept version) {
        try {
            ListVersion read = ListVersion.read(settings, aws, list, version.content());
            return read.version().equals(version.version()) ? read : null;
        } catch (IOException damaged) {
            return null;
        }
    }
}
