package io.vigil.models.dga;

import static io.vigil.testkit.Given.query;

import io.vigil.detection.Emitter;
import io.vigil.events.signals.Signal;
import io.vigil.models.names.RegisteredDomain;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Hosts that ask for names of one list within an hour, most of them in vain. */
final class Hosts {
    private static final double MISSING = 0.93;
    private static final long HOUR = 3_600_000L;

    private final DgaDomainRequest model;
    private final Random random = new Random(3);

    Hosts(DgaDomainRequest model) {
        this.model = model;
    }

    /** Part of so many hosts that are found after so many different names. */
    double found(List<RegisteredDomain> names, int namesEach, int hosts) {
        int found = 0;
        for (int host = 0; host < hosts; host++) {
            found += isFound(drawn(names, namesEach)) ? 1 : 0;
        }
        return found / (double) hosts;
    }

    private List<RegisteredDomain> drawn(List<RegisteredDomain> names, int count) {
        List<RegisteredDomain> drawn = new ArrayList<>(count);
        while (drawn.size() < count) {
            RegisteredDomain name = names.get(random.nextInt(names.size()));
            if (!drawn.contains(name)) {
                drawn.add(name);
            }
        }
        return drawn;
    }

    private boolean isFound(List<RegisteredDomain> names) {
        List<Signal> told = new ArrayList<>();
        @Nullable HostNames host = null;
        for (int at = 0; at < names.size(); at++) {
            String rcode = random.nextDouble() < MISSING ? "NXDOMAIN" : "NOERROR";
            var asked = query(names.get(at).name()).rcode(rcode).at(Given.MONDAY + HOUR * at / names.size());
            host = model.observe(host, asked.build(), Emitter.of(told::add, none -> {}));
        }
        return !told.isEmpty();
    }
}
