package io.vigil.models.conversations;

import java.util.BitSet;

/**
 * Ports at which a product listens that machines are set up to use over the internet: databases, queues, brokers, collectors of logs and metrics, services of
 * messages, providers of mail. Who takes one up got a new service; implants go where everybody goes (443), or to a port that is nobody's. Ports of remote
 * administration, tunnels, relays of mail, names and file shares are none: these serve intruders as well.
 */
public final class NamedServices {
    private static final BitSet DATABASES = of(
            1433, 1521, 3306, 5432, 5439, 6379, 6380, 7687, 8086, 9042, 9200, 9243, 9440, 19530, 25060, 26257, 27017,
            33060);
    /** MQTT, NATS, AMQP, Kafka, IBM's MQ, STOMP, OpenWire. */
    private static final BitSet QUEUES =
            of(1414, 1883, 8883, 4222, 5671, 5672, 9092, 9093, 9094, 9096, 9098, 61613, 61614, 61617);
    /** Of logs and metrics: Graphite, OTLP, Beats, syslog over TLS, Splunk, StatsD, Zabbix, GELF, Wazuh, Fluentd. */
    private static final BitSet COLLECTORS =
            of(1514, 2003, 4317, 4318, 5044, 6514, 8088, 8125, 9997, 10051, 12201, 24224);
    /** Submission of mail (RFC 6409, 8314): programs get an account of a provider. Relays of others are at 25. */
    private static final BitSet SUBMISSION = of(465, 587);
    /** Messages to phones, of their makers. */
    private static final BitSet MESSAGES = of(2195, 2196, 2197, 5223, 5228);

    private NamedServices() {}

    /** Whether the far side's port is one of them. */
    public static boolean has(int port) {
        return DATABASES.get(port)
                || QUEUES.get(port)
                || COLLECTORS.get(port)
                || SUBMISSION.get(port)
                || MESSAGES.get(port);
    }

    private static BitSet of(int... ports) {
        var set = new BitSet();
        for (int port : ports) {
            set.set(port);
        }
        return set;
    }
}
