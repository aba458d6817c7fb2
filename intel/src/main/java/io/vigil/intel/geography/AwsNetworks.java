package io.vigil.intel.geography;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.events.Ip;
import io.vigil.intel.ranges.IpRange;
import io.vigil.intel.ranges.IpRanges;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which addresses are AWS's own. */
public final class AwsNetworks {
    /**
     * Autonomous systems of AWS: AMAZON-02, AMAZON-AES, Amazon Data Services in Ireland and Great Britain, AMAZON-AS, Amazon in Singapore and
     * Japan, and the operators of its Chinese regions (Sinnet, NWCD).
     */
    private static final Set<Long> SYSTEMS =
            Set.of(16_509L, 14_618L, 8_987L, 9_059L, 7_224L, 17_493L, 38_895L, 55_960L, 135_629L);

    private final @Nullable IpRanges published;

    private AwsNetworks(@Nullable IpRanges published) {
        this.published = published;
    }

    /** Goes by the autonomous system of an address alone. */
    public static AwsNetworks bySystem() {
        return new AwsNetworks(null);
    }

    /**
     * Goes by the list that AWS publishes as {@code ip-ranges.json}.
     *
     * @throws IOException saying what is wrong with the text
     */
    public static AwsNetworks published(String json) throws IOException {
        var ranges = new IpRanges.Builder();
        JsonNode list = parse(json);
        int found = add(list.path("prefixes"), "ip_prefix", ranges)
                + add(list.path("ipv6_prefixes"), "ipv6_prefix", ranges);
        if (found == 0) {
            throw new IOException("holds no prefixes: give AWS's ip-ranges.json");
        }
        return new AwsNetworks(ranges.build());
    }

    private static JsonNode parse(String json) throws IOException {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JacksonException broken) {
            throw new IOException(
                    "is no JSON: give AWS's ip-ranges.json (" + broken.getOriginalMessage() + ")", broken);
        }
    }

    private static int add(JsonNode prefixes, String field, IpRanges.Builder ranges) throws IOException {
        for (JsonNode prefix : prefixes) {
            String text = prefix.path(field).asText();
            IpRange range = IpRange.parse(text);
            if (range == null) {
                throw new IOException("has a prefix that is none: \"" + text + "\"");
            }
            ranges.add(range, 0);
        }
        return prefixes.size();
    }

    /** @param asn the address's autonomous system; 0 when not known */
    public boolean contains(Ip ip, long asn) {
        return published == null ? SYSTEMS.contains(asn) : published.contains(ip);
    }

    /**
     * Whether it can be told if an address is AWS's: always by the published list, else only where its autonomous system is known.
     *
     * @param asn the address's autonomous system; 0 when not known
     */
    public boolean canTell(long asn) {
        return published != null || asn != 0;
    }
}
