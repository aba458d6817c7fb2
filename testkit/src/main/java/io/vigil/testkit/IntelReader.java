package io.vigil.testkit;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.ListHit;
import io.vigil.events.net.GeoCell;
import io.vigil.events.net.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What enrichment would have added to an event of a play: {@code origin} and {@code hits}. */
final class IntelReader {
    private static final Map<String, Integer> FLAGS = Map.of(
            "aws", Origin.AWS,
            "aws-service", Origin.AWS_SERVICE,
            "tor", Origin.TOR,
            "cloud-known", Origin.CLOUD_KNOWN,
            "hosting", Origin.HOSTING,
            "anonymous", Origin.ANONYMOUS,
            "trusted", Origin.TRUSTED);

    private IntelReader() {}

    /** Null when nothing is given for it. */
    static @Nullable Origin origin(YamlSection entry, @Nullable String address) {
        YamlSection origin = entry.section("origin");
        if (origin == null) {
            return null;
        }
        int flags = 0;
        for (String name : origin.texts("flags")) {
            Integer flag = FLAGS.get(name);
            if (flag == null) {
                origin.refuse(
                        "flags",
                        "expected some of " + FLAGS.keySet().stream().sorted().toList());
            } else {
                flags |= flag;
            }
        }
        Integer asn = origin.count("asn");
        String country = origin.text("country");
        origin.refuseUnknown();
        return Origin.of(Addresses.kind(address), asn == null ? 0 : asn, country, flags);
    }

    /** <code>spot: ["52.52", "13.40", "20"]</code>: latitude, longitude, and the kilometres around it that the database vouches for. */
    static GeoCell spot(YamlSection entry) {
        List<String> numbers = entry.texts("spot");
        if (numbers.isEmpty()) {
            return GeoCell.UNKNOWN;
        }
        try {
            return GeoCell.of(
                    Double.parseDouble(numbers.get(0)),
                    Double.parseDouble(numbers.get(1)),
                    Double.parseDouble(numbers.get(2)));
        } catch (NumberFormatException | IndexOutOfBoundsException none) {
            entry.refuse("spot", "expected latitude, longitude and radius, such as [\"52.52\", \"13.40\", \"20\"]");
            return GeoCell.UNKNOWN;
        }
    }

    static ListHit[] hits(YamlSection entry) {
        List<ListHit> hits = new ArrayList<>();
        for (YamlSection hit : entry.sections("hits")) {
            String indicator = hit.requiredText("indicator");
            String matched = hit.text("matched");
            hits.add(new ListHit(
                    hit.requiredText("list"),
                    hit.requiredText("kind"),
                    indicator,
                    matched == null ? indicator : matched,
                    hit.texts("threats").toArray(String[]::new)));
            hit.refuseUnknown();
        }
        return hits.toArray(ListHit[]::new);
    }
}
