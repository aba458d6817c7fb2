package io.vigil.events.signals;

import org.jspecify.annotations.Nullable;

/**
 * The far side of a signal and all that the databases contain about it. Null where not known; the coordinates are {@link Double#NaN}.
 *
 * @param ip the address as text, as logged (CloudTrail writes service names here, too)
 * @param country name in English
 * @param asn autonomous system number; 0 when not known
 */
public record Remote(
        @Nullable String ip,
        @Nullable String countryCode,
        @Nullable String country,
        @Nullable String city,
        double latitude,
        double longitude,
        long asn,
        @Nullable String asnOrg,
        @Nullable String isp,
        @Nullable String organization) {

    /** The bare address; enrichment fills in the rest when the signal is described. */
    public static Remote of(@Nullable String ip) {
        return new Remote(ip, null, null, null, Double.NaN, Double.NaN, 0, null, null, null);
    }
}
