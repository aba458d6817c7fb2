package io.vigil.models.names;

import com.google.common.net.InternetDomainName;
import org.jspecify.annotations.Nullable;

/**
 * The part of a name that somebody registered: {@code example.co.uk} of {@code cdn.example.co.uk}. What a program generates is nearly always
 * this part; random labels below it are how content networks and reputation services work. Suffixes are those of the public suffix list, and
 * outside of it the {@linkplain AlternativeRoots alternative roots}.
 *
 * @param label {@code example}
 * @param suffix {@code co.uk}
 */
public record RegisteredDomain(String label, String suffix) {
    /** A power of two. */
    private static final int PLACES = 1 << 10;
    /** The latest names that were taken apart: one detection after the other asks about a name that is new. For any number of threads. */
    private static final @Nullable Parsed[] LATEST = new Parsed[PLACES];

    /** @param domain null of a name that is none of the internet's */
    private record Parsed(String name, @Nullable InternetDomainName domain) {}

    /**
     * Null when the name has none: internal names, single labels, reverse look-ups, malformed ones.
     *
     * @param answered whether the name exists. Below the suffixes that companies offer ({@code cloudfront.net}), random labels are what the
     *     company gave out, also after the service behind them is gone: what lies there counts as one domain of the company's. Only where
     *     everybody picks a name for nothing, below {@linkplain DynamicDns dynamic DNS}, is one that does not exist an attempt at a free name
     */
    public static @Nullable RegisteredDomain of(String name, boolean answered) {
        InternetDomainName domain = parse(name);
        if (domain == null) {
            return null;
        }
        if (!answered && domain.isUnderPublicSuffix() && DynamicDns.offers(domain.publicSuffix())) {
            return split(domain.topPrivateDomain());
        }
        if (domain.isUnderRegistrySuffix()) {
            return split(domain.topDomainUnderRegistrySuffix());
        }
        return domain.hasRegistrySuffix() ? null : AlternativeRoots.registered(name);
    }

    /**
     * The domain whose owner answers for everything below it, and may so receive what is asked there: below a suffix that a company offers, its
     * customer's. Labels in front that no host name may have (raw bytes, underscores, any length) do not matter. Null as of {@link #of}, outside
     * the public suffix list, and for what is itself a suffix.
     */
    public static @Nullable RegisteredDomain delegated(String name) {
        for (String rest = name; rest.indexOf('.') > 0; rest = rest.substring(rest.indexOf('.') + 1)) {
            InternetDomainName domain = parse(rest);
            if (domain != null) {
                return domain.isUnderPublicSuffix() ? split(domain.topPrivateDomain()) : null;
            }
        }
        return null;
    }

    /**
     * As {@link #delegated}, of a name whose owner is nobody that everybody knows: null also for popular domains, for blocklists and what else checks
     * addresses and files, and for addresses backwards.
     */
    public static @Nullable RegisteredDomain ofStranger(String name) {
        RegisteredDomain owner = delegated(name);
        boolean known = owner == null
                || PopularDomains.shipped().contains(owner.name())
                || ReputationZones.contain(owner.name())
                || ReversedAddress.end(name) != 0;
        return known ? null : owner;
    }

    private static @Nullable InternetDomainName parse(String name) {
        boolean none = name.indexOf('.') < 0 || name.endsWith(".arpa");
        return none ? null : latest(name);
    }

    private static @Nullable InternetDomainName latest(String name) {
        int hash = name.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Parsed known = LATEST[place];
        if (known == null || !known.name.equals(name)) {
            known = new Parsed(name, InternetDomainName.isValid(name) ? InternetDomainName.from(name) : null);
            LATEST[place] = known;
        }
        return known.domain;
    }

    private static RegisteredDomain split(InternetDomainName domain) {
        String name = domain.toString();
        int dot = name.indexOf('.');
        return new RegisteredDomain(name.substring(0, dot), name.substring(dot + 1));
    }

    public String name() {
        return label + "." + suffix;
    }

    /** Below a suffix at which a registry sells names, and neither below a company's nor outside the public suffix list. */
    public boolean isOfRegistry() {
        InternetDomainName parsed = latest(suffix);
        return parsed != null && parsed.isRegistrySuffix();
    }

    /** Written in another script: its letters are an encoding, and look random. */
    public boolean isEncoded() {
        return label.startsWith("xn--");
    }
}
