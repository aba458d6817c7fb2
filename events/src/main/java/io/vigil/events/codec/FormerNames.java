package io.vigil.events.codec;

import java.io.IOException;
import java.util.Map;

/** Classes by the names that savepoints know them by: theirs, or the ones they had before they moved. */
final class FormerNames {
    static final Map<String, String> MOVED = Map.ofEntries(
            moved("Activity", "signals"),
            moved("ApiCall", "cloudtrail"),
            moved("ApiCallActivity", "signals"),
            moved("ConnectionActivity", "signals"),
            moved("CredentialIssuance", "cloudtrail"),
            moved("DnsQuery", "dns"),
            moved("DnsRequestActivity", "signals"),
            moved("FirstSeen", "signals"),
            moved("FirstSeenPayload", "signals"),
            moved("NetworkFlow", "vpcflow"),
            moved("PortProbeActivity", "signals"),
            moved("RootSignal", "signals"),
            moved("SequenceStep", "signals"),
            moved("Signal", "signals"),
            moved("SignalEvidence", "signals"));

    private FormerNames() {}

    private static Map.Entry<String, String> moved(String name, String to) {
        String events = "io.vigil.events.";
        return Map.entry(events + name, events + to + "." + name);
    }

    /** @throws IOException if the class is gone */
    static Class<?> find(String name, ClassLoader classes) throws IOException {
        try {
            return Class.forName(MOVED.getOrDefault(name, name), false, classes);
        } catch (ClassNotFoundException e) {
            throw new IOException("the savepoint holds state of " + name + ", which this release does not have", e);
        }
    }
}
