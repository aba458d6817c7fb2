package io.vigil.intel.geography;

import io.vigil.events.net.Ip;
import io.vigil.intel.geography.MaxMindFile.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where addresses are and whose they are, from any set of MaxMind databases, none included. Of several that know the same, the first that knows
 * an address answers: the more detailed, then GeoIP2 before its free cousins, then the newer. Immutable, safe for all threads.
 */
public final class Geography {
    private static final Comparator<MaxMindFile> BEST_FIRST = Comparator.comparingInt(MaxMindFile::rank)
            .thenComparing(database -> database.metadata().buildEpoch(), Comparator.reverseOrder())
            .thenComparing(MaxMindFile::file);

    private final List<MaxMindFile> locations;
    private final List<MaxMindFile> networks;
    private final List<MaxMindFile> disguises;

    public Geography(List<MaxMindFile> databases) {
        locations = about(Topic.LOCATION, databases);
        networks = about(Topic.NETWORK, databases);
        disguises = about(Topic.DISGUISE, databases);
    }

    private static List<MaxMindFile> about(Topic topic, List<MaxMindFile> databases) {
        return databases.stream()
                .filter(database -> database.topic() == topic)
                .sorted(BEST_FIRST)
                .toList();
    }

    /** No database knows anything that is asked here. */
    public boolean isEmpty() {
        return locations.isEmpty() && networks.isEmpty() && disguises.isEmpty();
    }

    /** Some database knows where addresses are. */
    public boolean hasPlaces() {
        return !locations.isEmpty();
    }

    /** By name of the file, when its maker built it, in epoch milliseconds. */
    public Map<String, Long> built() {
        var built = new TreeMap<String, Long>();
        Stream.of(locations, networks, disguises)
                .flatMap(List::stream)
                .forEach(database -> built.put(
                        "database " + database.file().getFileName(),
                        database.metadata().buildEpoch().longValueExact() * 1000));
        return built;
    }

    public AddressFacts at(Ip ip) {
        return new AddressFacts(
                first(locations, ip, Shapes.Location.class),
                first(networks, ip, Shapes.Network.class),
                first(disguises, ip, Shapes.Disguise.class));
    }

    private static <T> @Nullable T first(List<MaxMindFile> databases, Ip ip, Class<T> shape) {
        for (MaxMindFile database : databases) {
            T found = database.get(ip, shape);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
