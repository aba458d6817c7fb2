package io.vigil.connectors;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.sources.Batch;
import io.vigil.sources.PassedOver;
import io.vigil.sources.Receipt;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** How Flink carries the batches of a log, where a source does not share its reader's chain. */
public final class BatchType {
    private BatchType() {}

    /** @param events of the log */
    @SuppressWarnings("unchecked")
    public static <E extends Event> TypeInformation<Batch<E>> of(Class<E> events) {
        return (TypeInformation<Batch<E>>) (TypeInformation<?>) Types.POJO(
                Batch.class,
                Map.of(
                        "events", Types.LIST(TypeInformation.of(events)),
                        "rejected", Types.LIST(TypeInformation.of(Rejected.class)),
                        "passedOver", Types.LIST(TypeInformation.of(PassedOver.class)),
                        "receipts", Types.LIST(TypeInformation.of(Receipt.class))));
    }
}
