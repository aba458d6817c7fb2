package io.vigil.connectors.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.connectors.kinesis.KinesisAccess.Credentials;
import io.vigil.connectors.kinesis.KinesisAccess.Role;
import io.vigil.connectors.kinesis.KinesisAccess.Source;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.util.KinesisConfigUtil;
import org.junit.jupiter.api.Test;

class KinesisAccessTest {
    private static final Credentials ENVIRONMENT = new Credentials(Source.ENV_VAR, null);

    @Test
    void aThrottledShardIsAskedForMinutesBeforeTheJobRestarts() {
        Properties properties = properties(KinesisAccess.DEFAULT);

        assertThat(properties.getProperty(ConsumerConfigConstants.SHARD_GETRECORDS_RETRIES))
                .isEqualTo("100");
        assertThat(properties.getProperty(ConsumerConfigConstants.SHARD_GETRECORDS_BACKOFF_MAX))
                .isEqualTo("10000");
        assertThat(properties.getProperty(ConsumerConfigConstants.SHARD_GETITERATOR_RETRIES))
                .isEqualTo("100");
        assertThat(properties.getProperty(ConsumerConfigConstants.LIST_SHARDS_RETRIES))
                .isEqualTo("100");
        assertThat(properties.getProperty(ConsumerConfigConstants.SUBSCRIBE_TO_SHARD_RETRIES))
                .isEqualTo("100");
        assertThat(properties.getProperty(ConsumerConfigConstants.STREAM_DESCRIBE_RETRIES))
                .isEqualTo("100");
    }

    @Test
    void aRoleIsAssumedWithTheCredentialsThatWereNamed() {
        var role = new Role("arn:aws:iam::111122223333:role/reader", "7");

        assertThat(properties(new KinesisAccess(
                        new Credentials(Source.PROFILE, "security"), role, null, 3, Duration.ofSeconds(1))))
                .containsEntry("aws.credentials.provider", "ASSUME_ROLE")
                .containsEntry("aws.credentials.provider.role.arn", "arn:aws:iam::111122223333:role/reader")
                .containsEntry("aws.credentials.provider.role.externalId", "7")
                .containsEntry("aws.credentials.provider.role.provider", "PROFILE")
                .containsEntry("aws.credentials.provider.role.provider.profile.name", "security");
    }

    @Test
    void theConnectorAcceptsAConsumerOfItsOwnAndPollsWithoutOne() {
        Properties polled = properties(new KinesisAccess(ENVIRONMENT, null, null, 3, Duration.ofSeconds(1)));
        Properties pushed = properties(new KinesisAccess(ENVIRONMENT, null, "vigil", 3, Duration.ofSeconds(1)));

        assertThat(polled).doesNotContainKey(ConsumerConfigConstants.RECORD_PUBLISHER_TYPE);
        assertThat(pushed)
                .containsEntry(ConsumerConfigConstants.RECORD_PUBLISHER_TYPE, "EFO")
                .containsEntry(ConsumerConfigConstants.EFO_CONSUMER_NAME, "vigil");
        KinesisConfigUtil.validateConsumerConfiguration(polled);
        KinesisConfigUtil.validateConsumerConfiguration(pushed);
    }

    private static Properties properties(KinesisAccess access) {
        return new KinesisLogs("eu-west-1", null, access, StartingAt.of("TRIM_HORIZON")).properties();
    }
}
