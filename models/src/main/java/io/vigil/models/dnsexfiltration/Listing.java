package io.vigil.models.dnsexfiltration;

import io.vigil.events.DnsQuery;

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

    Listing after(DnsQuery query) {
        String[] answers = query.answers();
        if (this == NONE || answers.length == 0 || !query.type().equals("A")) {
            return this;
        }
        for (String answer : answers) {
            if (!answer.startsWith("127.") || answer.equals("127.0.0.1")) {
                return NONE;
            }
        }
        return LIST;
    }

    static Listing at(int place) {
        return ALL[place];
    }
}
