package io.vigil.connectors.kinesis;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.flink.streaming.connectors.kinesis.config.AWSConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.RecordPublisherType;
import org.jspecify.annotations.Nullable;

/**
 * As whom Kinesis is asked, in which way, and how often again when it refuses.
 *
 * @param credentials where they are found; with a role, those that may assume it
 * @param role that is assumed, such as one of the account that owns the streams; null: none
 * @param consumer name of a consumer of its own at each stream (enhanced fan-out); null: shards are polled, which all their readers share
 * @param retries how often a refused request is repeated before the job restarts
 * @param longestPause between two of these; the first are shorter
 */
public record KinesisAccess(
        Credentials credentials,
        @Nullable Role role,
        @Nullable String consumer,
        int retries,
        Duration longestPause) implements Serializable {

    /** The beginnings of the connector's settings for each request that it repeats. */
    private static final List<String> REPEATED = List.of(
            "flink.shard.getrecords",
            "flink.shard.getiterator",
            "flink.shard.subscribetoshard",
            "flink.list.shards",
            "flink.stream.describe",
            "flink.stream.describestreamconsumer",
            "flink.stream.registerstreamconsumer",
            "flink.stream.deregisterstreamconsumer");

    /** As everywhere in AWS; tried until the job restarts, for minutes. */
    public static final KinesisAccess DEFAULT =
            new KinesisAccess(new Credentials(Source.AUTO, null), null, null, 100, Duration.ofSeconds(10));

    /** Where credentials are found, on every TaskManager. */
    public enum Source {
        /** Environment, system properties, web identity, profile, instance: the first that has any. */
        AUTO,
        ENV_VAR,
        SYS_PROP,
        PROFILE,
        WEB_IDENTITY_TOKEN
    }

    /** @param profile of {@code ~/.aws/credentials}; null unless the source is {@code PROFILE} */
    public record Credentials(Source source, @Nullable String profile) implements Serializable {
        void into(Properties properties, String prefix) {
            properties.setProperty(prefix, source.name());
            if (profile != null) {
                properties.setProperty(AWSConfigConstants.profileName(prefix), profile);
            }
        }
    }

    /**
     * A role to assume.
     *
     * @param externalId that its trust policy asks for; null: none
     */
    public record Role(String arn, @Nullable String externalId) implements Serializable {
        /** As CloudTrail of the other account shows who read. */
        private static final String SESSION = "vigil";

        void into(Properties properties) {
            String prefix = AWSConfigConstants.AWS_CREDENTIALS_PROVIDER;
            properties.setProperty(prefix, AWSConfigConstants.CredentialProvider.ASSUME_ROLE.name());
            properties.setProperty(AWSConfigConstants.roleArn(prefix), arn);
            properties.setProperty(AWSConfigConstants.roleSessionName(prefix), SESSION);
            if (externalId != null) {
                properties.setProperty(AWSConfigConstants.externalId(prefix), externalId);
            }
        }
    }

    void into(Properties properties) {
        String own = AWSConfigConstants.AWS_CREDENTIALS_PROVIDER;
        if (role == null) {
            credentials.into(properties, own);
        } else {
            role.into(properties);
            credentials.into(properties, AWSConfigConstants.roleCredentialsProvider(own));
        }
        if (consumer != null) {
            properties.setProperty(ConsumerConfigConstants.RECORD_PUBLISHER_TYPE, RecordPublisherType.EFO.name());
            properties.setProperty(ConsumerConfigConstants.EFO_CONSUMER_NAME, consumer);
        }
        for (String request : REPEATED) {
            properties.setProperty(request + ".maxretries", String.format(Locale.ROOT, "%d", retries));
            properties.setProperty(request + ".backoff.max", Long.toString(longestPause.toMillis()));
        }
    }
}
