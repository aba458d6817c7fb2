package io.vigil.intel.geography;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import io.vigil.intel.ranges.IpRanges;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * AWS's published ranges as they were on one day, which come with the project ({@code aws-ranges.txt}): what it publishes, and what of it
 * customers rent, with adjoining ranges joined. Services and regions are not kept, for nothing asks for them.
 *
 * @param created when AWS wrote the list
 * @param syncToken AWS's own mark of this version
 */
public record AwsSnapshot(Instant created, String syncToken, AwsNetworks networks) {
    /** AWS adds ranges every week; in this time an address of a new range becomes a likely thing to meet: so long, a snapshot is as good as new. */
    public static final Duration FRESH = Duration.ofDays(90);

    private static final Ip ONE = new Ip(0, 1);
    private static final String FILE = "aws-ranges.txt";
    private static final String CREATED = "createDate ";
    private static final String TOKEN = "syncToken ";
    private static final String PUBLISHED = "published";
    private static final String RENTED = "rented";
    private static final DateTimeFormatter AWS_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss", Locale.ROOT);

    /** Read once: it never changes. */
    private static final class Shipped {
        static final AwsSnapshot SNAPSHOT = read();

        private static AwsSnapshot read() {
            try (InputStream file = AwsSnapshot.class.getResourceAsStream(FILE)) {
                var text = new InputStreamReader(Objects.requireNonNull(file, FILE), StandardCharsets.UTF_8);
                return AwsSnapshot.read(new BufferedReader(text).lines().toList());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    public static AwsSnapshot shipped() {
        return Shipped.SNAPSHOT;
    }

    /** What a user should know of the snapshot's age; null when it is fresh. */
    public @Nullable String remark(long now) {
        long days = Duration.between(created, Instant.ofEpochMilli(now)).toDays();
        return days <= FRESH.toDays()
                ? null
                : "the AWS ranges that come with Vigil are " + days + " days old (" + created
                        + "): calls from newer ranges count as outside AWS; give a recent"
                        + " https://ip-ranges.amazonaws.com/ip-ranges.json as --aws-ranges";
    }

    static AwsSnapshot read(List<String> lines) {
        String created = "";
        String token = "";
        var published = new IpRanges.Builder();
        var rented = new IpRanges.Builder();
        IpRanges.Builder part = published;
        for (String line : lines) {
            if (line.startsWith(CREATED)) {
                created = line.substring(CREATED.length());
            } else if (line.startsWith(TOKEN)) {
                token = line.substring(TOKEN.length());
            } else if (line.equals(PUBLISHED) || line.equals(RENTED)) {
                part = line.equals(RENTED) ? rented : published;
            } else if (!line.startsWith("#")) {
                part.add(Objects.requireNonNull(IpRange.parse(line), line), 0);
            }
        }
        return new AwsSnapshot(date(created), token, new AwsNetworks(published.build(), rented.build()));
    }

    /** @throws IOException saying what is wrong with the text of AWS's {@code ip-ranges.json} */
    static AwsSnapshot of(String json) throws IOException {
        var list = AwsNetworks.parse(json);
        return new AwsSnapshot(
                date(list.path("createDate").asText()), list.path("syncToken").asText(), AwsNetworks.published(list));
    }

    private static Instant date(String text) {
        return LocalDateTime.parse(text, AWS_DATE).toInstant(ZoneOffset.UTC);
    }

    /** As {@link #read} reads them. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(
                "# What AWS publishes at https://ip-ranges.amazonaws.com/ip-ranges.json, joined; intel/README.md describes how to renew it.");
        lines.add(CREATED + AWS_DATE.format(created.atOffset(ZoneOffset.UTC)));
        lines.add(TOKEN + syncToken);
        lines.add(PUBLISHED);
        join(networks.published()).forEach(range -> lines.add(range.toString()));
        lines.add(RENTED);
        join(networks.rented()).forEach(range -> lines.add(range.toString()));
        return lines;
    }

    /** The same addresses in as few ranges as possible, in order. */
    private static List<IpRange> join(IpRanges ranges) {
        var joined = new ArrayList<IpRange>();
        for (int place = 0; place < ranges.size(); place++) {
            IpRange next = ranges.range(place);
            IpRange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.isV4() == next.isV4() && adjoin(last, next)) {
                boolean wider = next.to().compareTo(last.to()) > 0;
                joined.set(joined.size() - 1, wider ? new IpRange(last.from(), next.to()) : last);
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /** @param next begins no sooner than the other */
    private static boolean adjoin(IpRange range, IpRange next) {
        return range.contains(next.from())
                || new IpRange(range.to(), next.from()).width().equals(ONE);
    }
}
