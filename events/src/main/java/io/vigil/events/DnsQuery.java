package io.vigil.events;

import io.vigil.events.net.Ip;
import org.jspecify.annotations.Nullable;

/**
 * One query that an instance asked the Route 53 Resolver, with its answer.
 *
 * @param time epoch milliseconds
 * @param id hash of the logged line: identical lines are one query delivered twice
 * @param account account of the VPC
 * @param vpc {@code vpc-…} or, for logging by profile, the resource id; null when neither is recorded
 * @param instance {@code i-…}; null when the resolver does not know it
 * @param source address that asked; null when malformed
 * @param name the name asked for: lower case, without the trailing dot, escapes as logged
 * @param type A, AAAA, TXT, …
 * @param rcode NOERROR, NXDOMAIN, …
 * @param transport UDP, TCP, …; empty when not recorded
 * @param answers the record data of the answers (names without trailing dot), in order
 * @param answerTypes type of each answer
 * @param firewallAction what the DNS firewall did (ALERT, BLOCK); null when no rule matched
 */
public record DnsQuery(
        long time,
        String id,
        String account,
        @Nullable String region,
        @Nullable String vpc,
        @Nullable String instance,
        @Nullable Ip source,
        String name,
        String type,
        String rcode,
        String transport,
        String[] answers,
        String[] answerTypes,
        @Nullable String firewallAction,
        ListHit[] hits)
        implements LogEvent {

    /** Number of keys over which queries without a recorded source are spread. */
    public static final int ANONYMOUS_SHARES = 256;

    /**
     * What remembers an instance is keyed by this: the instance where it is known, else the address in its VPC, or in its account where the VPC is
     * unknown. Queries without an address come from anybody, so that nothing can be remembered of their asker: they are spread evenly over
     * {@value #ANONYMOUS_SHARES} shares of their VPC, lest all of them meet in one hot key. Identical lines are of one share.
     */
    public String entity() {
        if (instance != null) {
            return instance;
        }
        return vpc + "/" + (source != null ? source : share(id));
    }

    static String share(String id) {
        return "?" + Math.floorMod(Hash.of(id), ANONYMOUS_SHARES);
    }

    /** 64-bit hash of account and {@link #entity()}. */
    @Override
    public long entityHash() {
        return Hash.combine(Hash.of(account), Hash.of(entity()));
    }

    /** Whoever asked. */
    @Override
    public Subject subject() {
        String ip = source == null ? null : source.toString();
        return new Subject(null, null, null, null, null, instance, null, vpc, null, ip, null, null, null, null);
    }

    @Override
    public DnsRequestActivity activity() {
        return new DnsRequestActivity(name, transport, "BLOCK".equals(firewallAction));
    }

    /** None: the query went to AWS's own resolver. */
    @Override
    public Remote remote() {
        return Remote.of(null);
    }

    /** Whoever asks for a bad name acts for the attacker. */
    @Override
    public Detection.Role resourceRole() {
        return Detection.Role.ACTOR;
    }

    /** The same query with the list entries that its name, its answers or a name in between touch. */
    public DnsQuery withIntel(ListHit[] touched) {
        return new DnsQuery(
                time,
                id,
                account,
                region,
                vpc,
                instance,
                source,
                name,
                type,
                rcode,
                transport,
                answers,
                answerTypes,
                firewallAction,
                touched);
    }
}
