package io.vigil.intel.geography;

import io.vigil.events.net.Ip;
import io.vigil.intel.geography.Database.Topic;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where addresses are and whose they are, from any set of MaxMind databases, none included. Of several that tell the same, the first that knows
 * an address answers: the more detailed, then GeoIP2 before its free cousins, then the newer. Immutable, safe for all threads.
 */
public final class Geography {
    private static final Comparator<Database> BEST_FIRST = Comparator.comparingInt(Database::rank)
            .thenComparing(database -> database.metadata().buildEpoch(), Comparator.reverseOrder())
            .thenComparing(Database::file);

    private final List<Database> locations;
    private final List<Database> networks;
    private final List<Database> disguises;

    public Geography(List<Database> databases) {
        locations = about(Topic.LOCATION, databases);
        networks = about(Topic.NETWORK, databases);
        disguises = about(Topic.DISGUISE, databases);
    }

    private static List<Database> about(Topic topic, List<Database> databases) {
        return databases.stream()
                .filter(database -> database.topic() == topic)
                .sorted(BEST_FIRST)
                .toList();
    }

    /** No database tells anything that is asked here. */
    public boolean isEmpty() {
        return locations.isEmpty() && networks.isEmpty() && disguises.isEmpty();
    }

    public Place at(Ip ip) {
        return new Place(
                first(locations, ip, Shapes.Location.class),
                first(networks, ip, Shapes.Network.class),
                first(disguises, ip, Shapes.Disguise.class));
    }

    private static <T> @Nullable T first(List<Database> databases, Ip ip, Class<T> shape) {
        for (Database database : databases) {
            T found = database.get(ip, shape);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
