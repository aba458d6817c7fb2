package io.vigil.models.names;

import java.util.Set;

/**
 * Domains of services that are asked by names that carry hashes and addresses: virus scanners, mail filters and blocklists. Only their owners
 * receive what is asked there.
 */
public final class ReputationZones {
    private static final Set<String> DOMAINS = NameList.read(ReputationZones.class, "reputation-zones.txt");

    private ReputationZones() {}

    /** @param domain registered domain, lower case */
    public static boolean contain(String domain) {
        return DOMAINS.contains(domain);
    }
}
