package io.vigil.models.dnsexfiltration;

import io.vigil.events.dns.DnsQuery;

/**
 * Whether a domain answers as blocklists do (RFC 5782): what is listed has an address in 127.0.0.0/8, other than 127.0.0.1, and what is not has none. Stored by
 * place.
 */
enum Listing {
    UNKNOWN,
    LIST,
    /** It also gave an address of another kind, once: it is none for ever. */
    NONE;

    private static final Listing[] ALL = values();

    /** What one answer says. */
    static Listing of(DnsQuery query) {
        if (query.leads().listed()) {
            return LIST;
        }
        return query.leads().inside() || query.leads().outside() ? NONE : UNKNOWN;
    }

    Listing after(Listing said) {
        return this == NONE || said == UNKNOWN ? this : said;
    }

    static Listing at(int place) {
        return ALL[place];
    }
}
