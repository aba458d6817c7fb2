package io.vigil.models.dohresolvers;

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
import io.vigil.models.baseline.LongMemo;
import io.vigil.models.names.NameList;
import io.vigil.models.prevalence.PlaceUsed;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a host that asks for the name of a public resolver over HTTPS, and again whenever the answer has expired: whoever speaks with one asks for
 * its name first, and the flows that follow show port 443 alone.
 */
final class DohResolvers implements Detector<DnsQuery, AskedResolvers> {
    static final String TYPE = "DefenseEvasion:EC2/UnusualDoHActivity";

    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    /** No resolver's name lives shorter. */
    private static final long APART = Duration.ofSeconds(30).toMillis();

    private static final int RESOLVERS = 12;
    private static final int RECALLED = 1 << 17;
    /** No resolver's place. */
    private static final int NONE = -1;

    private final Unit unit;
    private final int uses;
    /** The longest first: a name below another one is itself. */
    private final List<String> names;

    /** Place among the names. */
    private final LongMemo recall = new LongMemo(RECALLED);

    DohResolvers(Unit unit) {
        this.unit = unit;
        this.uses = unit.settings().count("uses");
        Set<String> known = new TreeSet<>(NameList.read(DohResolvers.class, "doh-resolvers.txt"));
        known.addAll(unit.settings().texts("more-resolvers"));
        unit.settings().texts("own-resolvers").forEach(known::remove);
        this.names = known.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
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
    public Class<AskedResolvers> memory() {
        return AskedResolvers.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(DnsQuery query) {
        return resolver(query) != NONE;
    }

    /** Place of the resolver whose name, or a name below it, is asked for. */
    private int resolver(DnsQuery query) {
        long known = recall.find(query.nameHash());
        return (int) (known != LongMemo.UNKNOWN ? known : recall.keep(query.nameHash(), resolver(query.name())));
    }

    private int resolver(String name) {
        for (int place = 0; place < names.size(); place++) {
            String resolver = names.get(place);
            int before = name.length() - resolver.length() - 1;
            if (name.endsWith(resolver) && (before < 0 || name.charAt(before) == '.')) {
                return place;
            }
        }
        return NONE;
    }

    @Override
    public AskedResolvers observe(@Nullable AskedResolvers known, DnsQuery query, Emitter out) {
        AskedResolvers asked = known == null ? new AskedResolvers() : known;
        if (query.isNxdomain() || !asked.isNextTime(query.time(), APART)) {
            return asked;
        }
        String resolver = names.get(resolver(query));
        int used = asked.resolvers.use(Hash.of(resolver), Days.of(query.time()), RESOLVERS);
        if (used == 1) {
            out.firstSeen(asked(resolver, query, null));
        }
        if (used == uses) {
            out.firstSeen(asked(resolver, query, report(resolver, query)));
        }
        return asked;
    }

    /** For the account, which knows who else asks for it: {@link ResolversOfFleet}. */
    private FirstSeen asked(String resolver, DnsQuery query, @Nullable Signal candidate) {
        return FirstSeen.of(unit.id(), query, new PlaceUsed(Hash.of(resolver)), candidate);
    }

    private Signal report(String resolver, DnsQuery query) {
        return SignalDraft.of(unit.id(), unit.emit(TYPE), query)
                .discriminator("")
                .observations(new Observation("instance", "resolver", true, Frequency.UNSEEN, new String[] {resolver}))
                .sign();
    }
}
