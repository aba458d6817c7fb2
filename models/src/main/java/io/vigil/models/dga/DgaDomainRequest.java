package io.vigil.models.dga;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.LongMemo;
import io.vigil.models.baseline.Memo;
import io.vigil.models.dga.HostNames.Suspect;
import io.vigil.models.dga.Likeness.Traits;
import io.vigil.models.names.Misspelling;
import io.vigil.models.names.PopularDomains;
import io.vigil.models.names.RegisteredDomain;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notices hosts that ask for generated names. One name proves nothing; each registered domain that a host asks for the first time adds how
 * generated it looks, more if it does not exist, and names that everybody knows add nothing at all.
 */
public final class DgaDomainRequest implements Detector<DnsQuery, HostNames> {
    private static final Duration FORGET_AFTER = Duration.ofDays(3);
    private static final long REPORT_AGAIN = 3_600_000L;
    private static final int RECALLED = 1 << 17;
    /** The most evidence that the shape of a single name can contribute. */
    private static final double MOST_OF_ONE = 4;
    /** For a name that does not exist: nearly all that a program tries do not. */
    private static final double MISSING = 0.7;
    /** For a name that exists, however odd: most names that people ask for do. */
    private static final double ANSWERED = -3;
    /** Evidence is not piled up beyond this multiple of what suffices. */
    private static final double PILE = 2;

    /** The same of a name that is nobody's: below dynamic DNS it may have been a customer's, outside the suffix list a machine's. */
    private static final double MOST_OF_UNSURE = 3;

    /** What is asked of whoever sends mail: where it takes mail, and who may send in its name (RFC 5321, 6376, 7208, 7489). */
    private static final Set<String> MAIL = Set.of("MX", "TXT");

    private static final Pattern COUNT = Pattern.compile("[0-9-]+");
    private static final Verdict IRRELEVANT = new Verdict("", 0, new double[Kind.COUNT], Traits.NONE);

    private final String id;
    private final Emit emit;
    private final double enough;
    private final int fewestNames;
    private final NameScorer scorer;
    private final PopularDomains popular = PopularDomains.shipped();
    /** Of a query: {@link Verdict#packed}. */
    private final LongMemo evidence = new LongMemo(RECALLED);

    private final Memo<Verdict> recall = new Memo<>(RECALLED);

    public DgaDomainRequest(Unit unit) {
        this(unit, NameScorer.shipped());
    }

    DgaDomainRequest(Unit unit, NameScorer scorer) {
        this.scorer = scorer;
        id = unit.id();
        emit = unit.emit();
        enough = unit.settings().number("evidence");
        fewestNames = unit.settings().count("names");
    }

    /**
     * The evidence of one name, regardless of the host that asks.
     *
     * @param fingerprint of the registered domain; 0 for names without evidence
     * @param logOdds that it is generated, by kind
     * @param traits of a name that does not exist
     */
    private record Verdict(String domain, int fingerprint, double[] logOdds, Traits traits) {
        private static final long IRRELEVANT_ALONE = 1L << Integer.SIZE;

        /** The fingerprint, and whether it {@link #isIrrelevantAlone}. */
        private long packed() {
            return Integer.toUnsignedLong(fingerprint) | (isIrrelevantAlone() ? IRRELEVANT_ALONE : 0);
        }

        private double most() {
            return Arrays.stream(logOdds).max().orElse(0);
        }

        private boolean isIrrelevantAlone() {
            return most() < 0 && traits.stem() == 0;
        }
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
    public Class<HostNames> memory() {
        return HostNames.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** The name, whether it exists, and whether it is asked for what mail needs. */
    @Override
    public long fingerprint(DnsQuery query) {
        return isOfMail(query) ? ~question(query) : question(query);
    }

    /** Stands for a domain among those that were asked for what mail needs. */
    private static int asSender(int fingerprint) {
        return ~fingerprint;
    }

    private static boolean isOfMail(DnsQuery query) {
        return !query.isForAddress() && MAIL.contains(query.type());
    }

    @Override
    public boolean isKnown(@Nullable HostNames host, DnsQuery query) {
        long evidence = evidence(query);
        int domain = (int) evidence;
        if (domain == 0) {
            return true;
        }
        if (isOfMail(query)) {
            return host != null && host.hasCounted(asSender(domain));
        }
        return host == null ? (evidence & Verdict.IRRELEVANT_ALONE) != 0 : host.hasCounted(domain);
    }

    @Override
    public @Nullable HostNames observe(@Nullable HostNames known, DnsQuery query, Emitter out) {
        if (isKnown(known, query)) {
            return known;
        }
        HostNames host = known == null ? new HostNames() : known;
        Verdict verdict = verdict(query);
        if (isOfMail(query)) {
            takeSender(host, query, verdict);
        }
        if (host.count(verdict.fingerprint)) {
            weigh(host, query, verdict, out);
        }
        return host;
    }

    /** A filter of mail looks up whoever claims to send: such names say nothing about it, also if it asks for their addresses next. */
    private static void takeSender(HostNames host, DnsQuery query, Verdict verdict) {
        host.count(asSender(verdict.fingerprint));
        if (verdict.most() < 0) {
            host.sender(query.time());
        }
        if (host.filtersMail()) {
            host.count(verdict.fingerprint);
        }
    }

    private long evidence(DnsQuery query) {
        long question = question(query);
        long known = evidence.find(question);
        return known != LongMemo.UNKNOWN
                ? known
                : evidence.keep(question, verdict(query).packed());
    }

    private Verdict verdict(DnsQuery query) {
        long question = question(query);
        Verdict known = recall.find(question);
        return known != null ? known : recall.keep(question, judge(query.name(), query.isNxdomain()));
    }

    private static long question(DnsQuery query) {
        return Hash.combine(query.nameHash(), query.isNxdomain() ? 1 : 0);
    }

    private Verdict judge(String name, boolean missing) {
        RegisteredDomain domain = RegisteredDomain.of(name, !missing);
        if (domain == null || domain.isEncoded() || popular.contains(domain.name())) {
            return IRRELEVANT;
        }
        double more = missing ? MISSING : ANSWERED;
        double[] logOdds = scorer.logits(domain.label(), domain.suffix());
        Arrays.setAll(logOdds, kind -> more + weighed(Kind.at(kind), logOdds[kind], domain));
        Traits traits = missing ? Traits.of(domain) : Traits.NONE;
        var verdict = new Verdict(domain.name(), PopularDomains.fingerprint(domain.name()), logOdds, traits);
        return (missing || verdict.most() > 0) && isMistyped(domain) ? IRRELEVANT : verdict;
    }

    /** Words below what no registry sells are how people name their machines, in a network of their own or below a provider's domain. */
    private static double weighed(Kind kind, double shape, RegisteredDomain domain) {
        double ofUnsure = kind == Kind.WORDS ? -MISSING : MOST_OF_UNSURE;
        return Math.max(kind.least, Math.min(domain.isOfRegistry() ? MOST_OF_ONE : ofUnsure, shape));
    }

    /** Also with a number, as who guards a name counts through its neighbours. Dear: asks for some five hundred names. */
    private static boolean isMistyped(RegisteredDomain domain) {
        return Misspelling.isOfPopular(COUNT.matcher(domain.label()).replaceAll(""), domain.suffix());
    }

    private void weigh(HostNames host, DnsQuery query, Verdict verdict, Emitter out) {
        double[] logOdds =
                query.isNxdomain() ? host.likeness().weigh(verdict.logOdds, verdict.traits) : verdict.logOdds;
        host.add(logOdds, PILE * enough, query.time());
        if (Arrays.stream(logOdds).noneMatch(ofKind -> ofKind > 0)) {
            return;
        }
        host.suspect(new Suspect(verdict.domain, query.id(), query.time()));
        boolean due = host.reportedAt() == 0 || query.time() - host.reportedAt() >= REPORT_AGAIN;
        if (due && host.evidence() >= enough && host.generated() >= fewestNames) {
            host.reported(query.time());
            out.signal(signal(host, query));
        }
    }

    private Signal signal(HostNames host, DnsQuery query) {
        Stream<String> names = host.suspects().stream().map(Suspect::name);
        return SignalDraft.of(id, emit, query)
                .score(host.evidence())
                .since(host.suspects().get(0).time())
                .eventIds(host.suspects().stream().map(Suspect::eventId).toList())
                .observations(
                        new Observation("instance", "domain", true, Frequency.UNSEEN, names.toArray(String[]::new)))
                .sign();
    }
}
