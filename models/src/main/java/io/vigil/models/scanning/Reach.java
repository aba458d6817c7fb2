package io.vigil.models.scanning;

import java.util.Set;

/** How far a stranger came who tries ports: the later, the worse. Stored by place. */
enum Reach {
    /** Something stopped it, wherever it tried. */
    NOTHING,
    /** Nothing stopped it on the way to some port. */
    A_PORT,
    /** Elasticsearch answered, which by default asks nobody who they are. */
    DATA,
    /** A web interface or scheduler of Hadoop answered. */
    CLUSTER;

    /** As Amazon EMR's documentation lists them. */
    private static final Set<Integer> EMR =
            Set.of(8042, 8088, 8188, 8888, 9443, 9870, 16010, 18080, 19888, 20888, 50070, 50075);

    private static final Set<Integer> ELASTICSEARCH = Set.of(9200, 9300);
    private static final Reach[] ALL = values();

    /**
     * @param passed whether nothing stopped the probe on its way
     * @param answered whether the service answered
     */
    static Reach of(int port, boolean passed, boolean answered) {
        if (!passed) {
            return NOTHING;
        }
        if (answered && EMR.contains(port)) {
            return CLUSTER;
        }
        return answered && ELASTICSEARCH.contains(port) ? DATA : A_PORT;
    }

    static Reach at(int place) {
        return ALL[place];
    }
}
