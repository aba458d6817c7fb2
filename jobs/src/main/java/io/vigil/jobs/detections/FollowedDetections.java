package io.vigil.jobs.detections;

import io.vigil.catalogue.Problems;
import io.vigil.events.Hash;
import io.vigil.events.text.Printable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detections in force, and what takes their place: what the files hold is taken as a whole or, when anything in it is wrong, refused as a whole,
 * with every problem, once. Looked at by one thread, asked by many.
 */
final class FollowedDetections {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedDetections.class);

    /** Of one moment: what is asked for together belongs together. */
    private record InForce(long version, Detections detections, Set<String> dryRuns) {
        InForce(long version, Detections detections) {
            this(version, detections, detections.dryRuns());
        }
    }

    private final @Nullable Following following;
    private final AtomicLong swaps = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private volatile InForce inForce;
    /** Of {@link #inForce}, as soon as anybody asks. */
    private volatile @Nullable SignalRoutes routes;

    private long fingerprint;
    private long refused;

    FollowedDetections(Detections atStart, @Nullable Following following) {
        this.following = following;
        this.inForce = new InForce(1, atStart);
        if (following != null) {
            this.fingerprint = fingerprint(atStart);
            begin(following);
        }
    }

    /** The files may have changed since the job was submitted; what they held before they broke, and after the submission, is kept. */
    private void begin(Following files) {
        if (!look()) {
            Detections kept = KeptDetections.of(files).latest(files.since());
            if (kept != null && fingerprint(kept) != fingerprint) {
                take(kept);
            }
        }
    }

    /** @return false when what the files hold is refused */
    synchronized boolean look() {
        if (following == null) {
            return true;
        }
        var problems = new Problems();
        Detections read = following.files().read(problems);
        long found = Hash.of(fingerprint(read) + " " + (problems.none() ? "" : problems));
        if (problems.none() && fingerprint(read) == fingerprint) {
            refused = 0;
            return true;
        }
        if (found == refused) {
            return false;
        }
        if (problems.none()) {
            read.check(problems);
        }
        return problems.none() ? accept(read) : refuse(found, problems);
    }

    private boolean accept(Detections read) {
        refused = 0;
        take(read);
        try {
            KeptDetections.of(following).keep(read);
        } catch (IOException e) {
            LOG.warn("what was accepted could not be kept: {}", Printable.of(String.valueOf(e.getMessage())));
        }
        return true;
    }

    private boolean refuse(long found, Problems problems) {
        refused = found;
        refusals.incrementAndGet();
        LOG.error("detections are refused, those in force stay: {}", Printable.of(String.join("; ", problems.lines())));
        return false;
    }

    private void take(Detections read) {
        fingerprint = fingerprint(read);
        routes = null;
        inForce = new InForce(inForce.version + 1, read);
        swaps.incrementAndGet();
        LOG.info("detections are others now, version {}", inForce.version);
    }

    private static long fingerprint(Detections detections) {
        return Hash.of(detections.rules() + "\n" + detections.patterns() + "\n"
                + detections.tuning().text());
    }

    long version() {
        return inForce.version;
    }

    Detections now() {
        return inForce.detections;
    }

    Set<String> dryRuns() {
        return inForce.dryRuns;
    }

    SignalRoutes routes(SignalRoutes atStart) {
        if (inForce.version == 1) {
            return atStart;
        }
        SignalRoutes known = routes;
        if (known == null) {
            known = SignalRoutes.of(inForce.detections, atStart.all());
            routes = known;
        }
        return atStart.asReadBy(known);
    }

    long swaps() {
        return swaps.get();
    }

    long refusals() {
        return refusals.get();
    }
}
