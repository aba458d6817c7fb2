package io.vigil.models.dnsexfiltration;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.DnsQuery;
import io.vigil.events.FirstSeen;
import io.vigil.events.Observation;
import io.vigil.events.Observation.Frequency;
import io.vigil.events.Signal;
import io.vigil.models.baseline.LongMemo;
import io.vigil.models.baseline.Memo;
import io.vigil.models.names.PopularDomains;
import io.vigil.models.prevalence.PlaceUsed;
import java.time.Duration;
import java.util.Set;
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
    /** Answers of these kinds hold whatever their author likes; tunnels ask for them. */
    private static final Set<String> CARRIERS =
            Set.of("TXT", "CNAME", "MX", "NULL", "SRV", "KEY", "CERT", "HINFO", "PTR", "NAPTR");
    /** Letters of an answer that make one byte of payload: between base32 and base64. */
    private static final double LETTERS_A_BYTE = 1.5;
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
    /** Hash of the domain whose owner a name reaches; 0 where it carries nothing, as most do. */
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
        return query.nameHash();
    }

    @Override
    public boolean isKnown(SentNames host, DnsQuery query) {
        long owner = owner(query);
        if (owner == 0) {
            return true;
        }
        Sent sent = host.find(owner);
        return sent != null && sent.hasJustCounted(query.nameHash());
    }

    @Override
    public @Nullable SentNames observe(@Nullable SentNames known, DnsQuery query, Emitter out) {
        long owner = owner(query);
        if (owner == 0) {
            return known;
        }
        SentNames host = known == null ? new SentNames() : known;
        Sent sent = host.of(owner, query.time());
        if (!sent.hasJustCounted(query.nameHash())) {
            Payload payload = payload(query);
            sent.hear(query);
            double share = sent.isList() && !CARRIERS.contains(query.type()) ? Sent.OF_LIST : 1;
            sent.add(query.nameHash(), share * bytes(payload, query), query.time());
            sent.keep(query.name(), query.id());
            watch(host, sent, payload, query, out);
        }
        return host;
    }

    private long owner(DnsQuery query) {
        long known = owners.find(query.nameHash());
        return known != LongMemo.UNKNOWN
                ? known
                : owners.keep(query.nameHash(), payload(query).domainHash());
    }

    private Payload payload(DnsQuery query) {
        Payload known = recall.find(query.nameHash());
        return known != null ? known : recall.keep(query.nameHash(), Payload.of(query.name(), popular));
    }

    /** Both ways. */
    private static double bytes(Payload payload, DnsQuery query) {
        double bytes = payload.bits() / BITS;
        String[] answers = query.answers();
        if (CARRIERS.contains(query.type())) {
            for (int at = 0; at < answers.length; at++) {
                bytes += query.answerTypes()[at].equals(query.type()) ? answers[at].length() / LETTERS_A_BYTE : 0;
            }
            return bytes;
        }
        return answers.length > 0 && PrivateAddress.isWritten(answers[answers.length - 1]) ? bytes * INSIDE : bytes;
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
