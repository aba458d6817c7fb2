package io.vigil.rules.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import java.util.Arrays;
import java.util.stream.StreamSupport;

/** A few TCP or UDP ports. */
public final class Ports {
    private static final int LAST = 65_535;

    private final int[] numbers;

    private Ports(int... numbers) {
        this.numbers = numbers;
    }

    /** Key {@code ports}: a list of port numbers; none, with a problem, when it is not that. */
    public static Ports read(YamlSection section) {
        JsonNode declared = section.raw("ports");
        if (declared == null || !declared.isArray() || declared.isEmpty() || !allPorts(declared)) {
            section.refuse("ports", "expected a list of port numbers");
            return new Ports();
        }
        return new Ports(StreamSupport.stream(declared.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray());
    }

    private static boolean allPorts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .allMatch(port -> port.isInt() && port.intValue() >= 0 && port.intValue() <= LAST);
    }

    public boolean contain(int port) {
        for (int number : numbers) {
            if (number == port) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of them is in the range, both ends included. */
    public boolean meet(int from, int to) {
        return Arrays.stream(numbers).anyMatch(port -> from <= port && port <= to);
    }
}
