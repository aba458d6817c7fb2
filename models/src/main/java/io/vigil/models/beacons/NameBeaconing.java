package io.vigil.models.beacons;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.names.RegisteredDomain;
import io.vigil.models.names.Stranger;
import io.vigil.models.prevalence.PlaceUsed;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notices a host that asks by the clock for names of one domain that is new to it, as implants do that find their controller by name. Everything that
 * is in constant use is asked for whenever its answer expires, so {@link PlacePrevalence} decides: it knows who else asks for the domain.
 */
final class NameBeaconing implements Detector<DnsQuery, BeaconMemory> {
    static final String BY_NAME = "Backdoor:EC2/Beaconing.Vigil!DNS";

    private static final Duration FORGET_AFTER = Duration.ofDays(30);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int DOMAINS = 60;
    /** Of a day, as {@link Beaconing} has it for networks. */
    private static final double MOST_NEW_DOMAINS = 3;
    /** Domains of a host that are each a finding within a day. */
    private static final int FEW = 2;

    /** The {@linkplain #fingerprint} of queries for what everybody or nobody owns. */
    private static final long EVERYBODYS = 1;

    private final Unit unit;
    private final Regularity regularity;
    private final long known;

    NameBeaconing(Unit unit) {
        this.unit = unit;
        this.regularity = new Regularity(unit);
        this.known = unit.settings().count("known-days") * DAY;
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<DnsQuery> observes() {
        return DnsQuery.class;
    }

    @Override
    public Class<BeaconMemory> memory() {
        return BeaconMemory.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** What everybody asks for means nothing, but that the host is there: it has an age, also when it never asks for anything else. */
    @Override
    public long fingerprint(DnsQuery query) {
        long domain = Stranger.domain(query);
        return domain == Stranger.NONE ? EVERYBODYS : Hash.combine(domain, Days.of(query.time()));
    }

    @Override
    public boolean isKnown(@Nullable BeaconMemory memory, DnsQuery query) {
        if (memory == null) {
            return false;
        }
        long domain = Stranger.domain(query);
        return domain == Stranger.NONE || memory.isUsual(domain, Days.of(query.time()));
    }

    @Override
    public BeaconMemory observe(@Nullable BeaconMemory before, DnsQuery query, Emitter out) {
        BeaconMemory memory = before == null ? new BeaconMemory(query.time()) : before;
        long domain = Stranger.domain(query);
        if (domain == Stranger.NONE) {
            return memory;
        }
        int used = memory.places.use(domain, Days.of(query.time()), DOMAINS);
        Calls calls = memory.find(domain);
        if (calls == null && used == 1) {
            calls = memory.add(new Calls(domain, query.time(), query.time() - memory.since >= known));
            out.firstSeen(asked(query, domain, null));
        }
        if (calls != null && calls.toNewcomer) {
            follow(memory, calls, query, out);
        }
        return memory;
    }

    private void follow(BeaconMemory memory, Calls calls, DnsQuery query, Emitter out) {
        boolean isNew = calls.call(query.time(), query.time(), !query.isNxdomain());
        boolean odd = isNew
                && calls.reported == 0
                && memory.places.novelty() < MOST_NEW_DOMAINS
                && regularity.isReached(calls);
        if (odd) {
            boolean many = memory.reportedWithin(DAY, query.time()) >= FEW;
            calls.reported = query.time();
            out.firstSeen(asked(query, calls.whom, report(calls, many, query)));
        }
    }

    private FirstSeen asked(DnsQuery query, long domain, @Nullable Signal candidate) {
        return FirstSeen.of(unit.id(), query, new PlaceUsed(domain), candidate);
    }

    /** @param many whether it is one of many domains, all of which are one finding: a check of customers' domains has one rhythm for all */
    private Signal report(Calls calls, boolean many, DnsQuery query) {
        String domain =
                Objects.requireNonNull(RegisteredDomain.delegated(query.name())).name();
        return SignalDraft.of(unit.id(), unit.emit(BY_NAME), query)
                .since(calls.first)
                .discriminator(many ? "" : domain)
                .score(-Math.log10(Math.max(Double.MIN_NORMAL, calls.probability())))
                .pValue(calls.probability())
                .observations(
                        new Observation("instance", "rhythm", true, Frequency.UNSEEN, new String[] {calls.words()}))
                .sign();
    }
}
