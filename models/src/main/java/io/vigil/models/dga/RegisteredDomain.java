package io.vigil.models.dga;

import com.google.common.net.InternetDomainName;
import org.jspecify.annotations.Nullable;

/**
 * The part of a name that somebody registered: {@code example.co.uk} of {@code cdn.example.co.uk}. What a program generates is nearly always
 * this part; random labels below it are how content networks and reputation services work.
 *
 * @param label {@code example}
 * @param suffix {@code co.uk}
 */
record RegisteredDomain(String label, String suffix) {
    /**
     * Null when the name has none: internal names, single labels, reverse look-ups, malformed ones.
     *
     * @param answered whether the name exists. Below the suffixes that companies offer ({@code cloudfront.net}), random labels are what the
     *     company gave out, also after the service behind them is gone: what lies there counts as one domain of the company's. Only where
     *     everybody picks a name for nothing, below {@linkplain DynamicDns dynamic DNS}, is one that does not exist an attempt at a free name
     */
    static @Nullable RegisteredDomain of(String name, boolean answered) {
        if (name.indexOf('.') < 0 || name.endsWith(".arpa") || !InternetDomainName.isValid(name)) {
            return null;
        }
        InternetDomainName domain = InternetDomainName.from(name);
        if (!answered && domain.isUnderPublicSuffix() && DynamicDns.offers(domain.publicSuffix())) {
            return split(domain.topPrivateDomain());
        }
        return domain.isUnderRegistrySuffix() ? split(domain.topDomainUnderRegistrySuffix()) : null;
    }

    private static RegisteredDomain split(InternetDomainName domain) {
        String name = domain.toString();
        int dot = name.indexOf('.');
        return new RegisteredDomain(name.substring(0, dot), name.substring(dot + 1));
    }

    String name() {
        return label + "." + suffix;
    }

    /** Written in another script: its letters are an encoding, and look random. */
    boolean isEncoded() {
        return label.startsWith("xn--");
    }
}
