package io.vigil.models.conversations;

import java.util.BitSet;

/**
 * Ports at which a product listens that machines are set up to use over the internet: databases, queues, brokers, collectors of logs and metrics, services of
 * messages. Who takes one up got a new service; implants go where everybody goes (443), or to a port that is nobody's. Ports of remote administration, tunnels,
 * mail, names and file shares are none: these serve intruders as well.
 */
public final class NamedServices {
    private static final BitSet PORTS = of(
            // databases
            1433, 1521, 3306, 5432, 5439, 6379, 6380, 7687, 8086, 9042, 9200, 9243, 27017,
            // queues and brokers: MQTT, AMQP, NATS, Kafka
            1883, 8883, 4222, 5671, 5672, 9092, 9093, 9094, 9096, 9098,
            // logs and metrics: Graphite, OTLP, Beats, syslog over TLS, StatsD, HEC, Splunk, Zabbix, GELF
            2003, 4317, 4318, 5044, 6514, 8088, 8125, 9997, 10051, 12201,
            // messages to phones
            2195, 2196, 2197, 5223, 5228);

    private NamedServices() {}

    /** Whether the far side's port is one of them. */
    public static boolean has(int port) {
        return PORTS.get(port);
    }

    private static BitSet of(int... ports) {
        var set = new BitSet();
        for (int port : ports) {
            set.set(port);
        }
        return set;
    }
}
