package io.vigil.models.rebinding;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.dns.Leads;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.names.Stranger;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Notices a name that leads a host outside and, minutes later or with the same answer, inside: whoever owns it makes a program that checked where the
 * name leads connect to what lies behind the network's edge.
 */
final class DnsRebinding implements Detector<DnsQuery, AnsweredNames> {
    private static final Duration FORGET_AFTER = Duration.ofDays(1);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int STEPS = 4;

    private final Unit unit;
    private final long within;
    /** Part of it: when a name led outside is noted that exactly, so that it need not be noted with each query. */
    private final long step;

    DnsRebinding(Unit unit) {
        this.unit = unit;
        this.within = unit.settings().duration("within").toMillis();
        this.step = within / STEPS;
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
    public Class<AnsweredNames> memory() {
        return AnsweredNames.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(DnsQuery query) {
        return (query.leads().outside() || query.leads().inside())
                && query.firewallAction() == null
                && Stranger.domain(query) != Stranger.NONE;
    }

    /** A name that leads outside does so once in a {@link #step}. */
    @Override
    public long fingerprint(DnsQuery query) {
        return query.leads().inside() ? 0 : Hash.combine(query.nameHash(), noted(query.time()));
    }

    @Override
    public boolean isKnown(@Nullable AnsweredNames names, DnsQuery query) {
        return names != null && names.wasOutside((int) query.nameHash(), noted(query.time()), 0);
    }

    /** When it counts as asked: at the end of the step. */
    private long noted(long time) {
        return time - Math.floorMod(time, step) + step;
    }

    @Override
    public @Nullable AnsweredNames observe(@Nullable AnsweredNames known, DnsQuery query, Emitter out) {
        int name = (int) query.nameHash();
        if (!query.leads().inside()) {
            AnsweredNames names = known == null ? new AnsweredNames() : known;
            names.ledOutside(name, noted(query.time()));
            return names;
        }
        boolean rebound = query.leads().outside()
                ? Stranger.isBelow(query)
                : known != null && known.wasOutside(name, query.time(), within);
        return rebound ? report(known, query, out) : known;
    }

    private AnsweredNames report(@Nullable AnsweredNames known, DnsQuery query, Emitter out) {
        AnsweredNames names = known == null ? new AnsweredNames() : known;
        if (names.reportedAt() == 0 || query.time() - names.reportedAt() >= DAY) {
            names.reported(query.time());
            out.signal(signal(query));
        }
        return names;
    }

    private Signal signal(DnsQuery query) {
        String inside = Arrays.stream(query.answers())
                .filter(answer -> Leads.of(answer).inside())
                .findFirst()
                .orElse("");
        return SignalDraft.of(unit.id(), unit.emit(), query)
                .observations(new Observation("instance", "address", true, Frequency.UNSEEN, new String[] {inside}))
                .sign();
    }
}
