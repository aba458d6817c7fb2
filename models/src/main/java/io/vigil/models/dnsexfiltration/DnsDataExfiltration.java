package io.vigil.models.dnsexfiltration;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.dns.Leads;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.LongMemo;
import io.vigil.models.baseline.Memo;
import io.vigil.models.names.PopularDomains;
import io.vigil.models.prevalence.PlaceUsed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices hosts that send data to the owner of a domain in the names that they ask for, or get data from there in the answers: by how much new
 * information the names below one domain carry, and not by how any of them looks. {@link OwnersOfFleet} knows which other hosts do so.
 */
public final class DnsDataExfiltration implements Detector<DnsQuery, SentNames> {
    static final String TYPE = "Trojan:EC2/DNSDataExfiltration";

    private static final Duration FORGET_AFTER = Duration.ofDays(14);
    private static final long DAY = 24 * 3_600_000L;
    private static final int RECALLED = 1 << 17;
    private static final int BITS = 8;
    /** The fingerprint of all that nobody gets anything by. */
    private static final long NOTHING = 1;
    /** Of what is sent to owners whose answers lie in the own network: nearly always they are the same people. */
    private static final double INSIDE = 0.1;
    /** How many owners at least must get as much until it is the habit of this host. */
    private static final int HABIT = 4;
    /** Above the habit by this factor is none. */
    private static final double ABOVE_HABIT = 3;
    /** A habit that is not a day old raises what is enough at most by this factor. */
    private static final double MOST_OF_YOUNG = 4;
    /** This part of what is enough. */
    private static final double SOME = 8;

    private final String id;
    private final Emit emit;
    private final double enoughInAnHour;
    private final double enoughInADay;
    private final int fewestNames;
    private final PopularDomains popular = PopularDomains.shipped();
    /** {@link Payload#packed} of a name: 0 where it carries nothing, as most do. */
    private final LongMemo owners = new LongMemo(RECALLED);

    private final Memo<Payload> recall = new Memo<>(RECALLED);

    public DnsDataExfiltration(Unit unit) {
        id = unit.id();
        emit = unit.emit(TYPE);
        enoughInAnHour = unit.settings().count("hour-bytes");
        enoughInADay = unit.settings().count("day-bytes");
        fewestNames = unit.settings().count("names");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Class<DnsQuery> observes() {
        return DnsQuery.class;
    }

    @Override
    public Class<SentNames> memory() {
        return SentNames.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public long fingerprint(DnsQuery query) {
        long owner = owner(query);
        return isNothing(owner, query)
                ? NOTHING
                : Hash.combine(said(query), Listing.of(query).ordinal());
    }

    /** What is said by the query, and by its answer where that can carry anything: said again, it is nothing new. */
    private static long said(DnsQuery query) {
        return Answers.canCarry(query) ? Hash.combine(query.nameHash(), Answers.hash(query)) : query.nameHash();
    }

    @Override
    public boolean isKnown(@Nullable SentNames host, DnsQuery query) {
        long owner = owner(query);
        if (isNothing(owner, query)) {
            return true;
        }
        Sent sent = host == null ? null : host.find(payload(query).domainHash());
        return sent != null && sent.hasHeard(said(query), Listing.of(query));
    }

    /** Names of a word or a number carry nothing, and what is answered by address neither. */
    private static boolean isNothing(long owner, DnsQuery query) {
        return owner == 0 || !Payload.carries(owner) && !Answers.canCarry(query);
    }

    @Override
    public @Nullable SentNames observe(@Nullable SentNames known, DnsQuery query, Emitter out) {
        if (isKnown(known, query)) {
            return known;
        }
        SentNames host = known == null ? new SentNames() : known;
        Payload payload = payload(query);
        Sent sent = host.of(payload.domainHash(), query.time());
        sent.hear(Listing.of(query));
        double share = sent.isList() && !Answers.canCarry(query) ? Sent.OF_LIST : 1;
        sent.add(said(query), share * bytes(payload, query), query.time());
        sent.keep(query.name(), query.id());
        watch(host, sent, payload, query, out);
        return host;
    }

    private long owner(DnsQuery query) {
        long known = owners.find(query.nameHash());
        return known != LongMemo.UNKNOWN
                ? known
                : owners.keep(query.nameHash(), payload(query).packed());
    }

    private Payload payload(DnsQuery query) {
        Payload known = recall.find(query.nameHash());
        return known != null ? known : recall.keep(query.nameHash(), Payload.of(query.name(), popular));
    }

    /** Both ways. */
    private static double bytes(Payload payload, DnsQuery query) {
        double bytes = payload.bits() / BITS;
        if (Answers.canCarry(query)) {
            return bytes + Answers.bytes(query);
        }
        Leads leads = query.leads();
        return leads.inside() && !leads.outside() && !leads.listed() ? bytes * INSIDE : bytes;
    }

    private void watch(SentNames host, Sent sent, Payload payload, DnsQuery query, Emitter out) {
        if (isDue(sent, query.time()) && sent.day() >= habit(host, sent, query.time())) {
            sent.reported(query.time());
            out.firstSeen(seen(payload, query, signal(sent, payload, query)));
        } else if (!sent.isAnnounced() && isSome(sent)) {
            sent.announce();
            out.firstSeen(seen(payload, query, null));
        }
    }

    private boolean isDue(Sent sent, long now) {
        boolean much = sent.hour() >= enoughInAnHour || sent.day() >= enoughInADay;
        return much && sent.distinct() >= fewestNames && (sent.reportedAt() == 0 || now - sent.reportedAt() >= DAY);
    }

    /** So much that the account is to know: what many hosts begin together is seen before the first of them has sent enough. */
    private boolean isSome(Sent sent) {
        return SOME * sent.hour() >= enoughInAnHour || SOME * sent.day() >= enoughInADay;
    }

    private FirstSeen seen(Payload payload, DnsQuery query, @Nullable Signal candidate) {
        return FirstSeen.of(id, query, new PlaceUsed(payload.domainHash()), candidate);
    }

    /** What goes to the other owners is usual, and little more than that is; what began within a day only up to a point, for it may be decoys. */
    private double habit(SentNames host, Sent sent, long now) {
        double young = ABOVE_HABIT * host.others(sent, HABIT, now, now);
        double old = ABOVE_HABIT * host.others(sent, HABIT, now - DAY, now);
        return Math.max(old, Math.min(young, MOST_OF_YOUNG * enoughInADay));
    }

    private Signal signal(Sent sent, Payload payload, DnsQuery query) {
        return SignalDraft.of(id, emit, query)
                .score(sent.day())
                .since(sent.since())
                .discriminator(payload.domain())
                .eventIds(sent.eventIds())
                .observations(
                        observation("registeredDomain", payload.domain()),
                        observation("distinctNames", Long.toString(Math.round(sent.distinct()))),
                        observation("estimatedBytes", Long.toString(Math.round(sent.day()))),
                        observation("domain", sent.examples().toArray(String[]::new)))
                .sign();
    }

    private static Observation observation(String what, String... values) {
        return new Observation("instance", what, true, Frequency.UNSEEN, values);
    }
}
