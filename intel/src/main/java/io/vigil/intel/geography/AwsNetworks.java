package io.vigil.intel.geography;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import io.vigil.intel.ranges.IpRanges;
import java.io.IOException;
import java.util.Set;

/** Tells which addresses are AWS's own: those in the ranges that AWS publishes, and those that a database puts in one of its autonomous systems. */
public final class AwsNetworks {
    /**
     * Autonomous systems of AWS: AMAZON-02, AMAZON-AES, Amazon Data Services in Ireland and Great Britain, AMAZON-AS, Amazon in Singapore and
     * Japan, and the operators of its Chinese regions (Sinnet, NWCD). They also announce addresses that customers bring along, which AWS does not
     * publish.
     */
    private static final Set<Long> SYSTEMS =
            Set.of(16_509L, 14_618L, 8_987L, 9_059L, 7_224L, 17_493L, 38_895L, 55_960L, 135_629L);

    /** Services whose addresses customers hold: what such an address does is the customer's doing. */
    private static final Set<String> RENTED = Set.of("EC2", "GLOBALACCELERATOR");

    private final IpRanges published;
    private final IpRanges rented;

    AwsNetworks(IpRanges published, IpRanges rented) {
        this.published = published;
        this.rented = rented;
    }

    /** Goes by the snapshot of the published list that comes with the project. */
    public static AwsNetworks shipped() {
        return AwsSnapshot.shipped().networks();
    }

    /**
     * Goes by the list that AWS publishes as {@code ip-ranges.json}.
     *
     * @throws IOException saying what is wrong with the text
     */
    public static AwsNetworks published(String json) throws IOException {
        return published(parse(json));
    }

    static AwsNetworks published(JsonNode list) throws IOException {
        var all = new IpRanges.Builder();
        var rented = new IpRanges.Builder();
        int found = add(list.path("prefixes"), "ip_prefix", all, rented)
                + add(list.path("ipv6_prefixes"), "ipv6_prefix", all, rented);
        if (found == 0) {
            throw new IOException("holds no prefixes: give AWS's ip-ranges.json");
        }
        return new AwsNetworks(all.build(), rented.build());
    }

    static JsonNode parse(String json) throws IOException {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JacksonException broken) {
            throw new IOException(
                    "is no JSON: give AWS's ip-ranges.json (" + broken.getOriginalMessage() + ")", broken);
        }
    }

    private static int add(JsonNode prefixes, String field, IpRanges.Builder all, IpRanges.Builder rented)
            throws IOException {
        for (JsonNode prefix : prefixes) {
            String text = prefix.path(field).asText();
            IpRange range = IpRange.parse(text);
            if (range == null) {
                throw new IOException("has a prefix that is none: \"" + text + "\"");
            }
            all.add(range, 0);
            if (RENTED.contains(prefix.path("service").asText())) {
                rented.add(range, 0);
            }
        }
        return prefixes.size();
    }

    /** @param asn the address's autonomous system; 0 when not known */
    public boolean contains(Ip ip, long asn) {
        return published.contains(ip) || SYSTEMS.contains(asn);
    }

    /** Whether AWS publishes an address of this range as its own, and lends it to nobody. */
    public boolean runs(IpRange range) {
        return runs(range.from()) || runs(range.to());
    }

    /** Whether AWS publishes the address as its own, and lends it to nobody: one of its services answers there. */
    public boolean runs(Ip ip) {
        return published.contains(ip) && !rented.contains(ip);
    }

    /** Whether AWS publishes an address of this range. */
    public boolean touches(IpRange range) {
        return published.touches(range);
    }

    IpRanges published() {
        return published;
    }

    IpRanges rented() {
        return rented;
    }
}
