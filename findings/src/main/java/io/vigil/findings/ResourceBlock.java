package io.vigil.findings;

import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code resource}: what in AWS the finding is about. A sequence lists its resources among its members instead; GuardDuty knows nothing of logs. */
final class ResourceBlock {
    private ResourceBlock() {}

    static Fields of(Signal signal, FindingScope place) {
        ResourceKind kind = ResourceKind.of(signal);
        var block = new Fields().text("resourceType", kind.text());
        if (kind == ResourceKind.ATTACK_SEQUENCE || kind == ResourceKind.LOG) {
            return block;
        }
        Subject subject = signal.subject();
        if (kind == ResourceKind.LAMBDA) {
            return block.object("lambdaDetails", function(subject, place));
        }
        return block.object("accessKeyDetails", accessKey(subject))
                .objects("s3BucketDetails", buckets(subject, place))
                .object("instanceDetails", instance(subject));
    }

    static Fields accessKey(Subject subject) {
        return new Fields()
                .text("accessKeyId", subject.accessKey())
                .text("principalId", subject.principalId() == null ? subject.principal() : subject.principalId())
                .text("userName", subject.userName())
                .text("userType", subject.userType());
    }

    private static Stream<Fields> buckets(Subject subject, FindingScope place) {
        String bucket = subject.bucket();
        if (bucket == null) {
            return Stream.empty();
        }
        String arn = place.bucketArn(bucket);
        return Stream.of(new Fields()
                .text("arn", arn)
                .text("name", bucket)
                .text("type", "Destination")
                .objects("s3ObjectDetails", objects(subject.object(), arn)));
    }

    private static Stream<Fields> objects(@Nullable String key, String bucketArn) {
        return key == null
                ? Stream.empty()
                : Stream.of(
                        new Fields().text("objectArn", bucketArn + "/" + key).text("key", key));
    }

    /** With what flow logs show of where it runs. */
    private static Fields function(Subject subject, FindingScope place) {
        String name = subject.resource();
        String subnet = subject.subnet();
        return new Fields()
                .text("functionArn", name == null ? null : place.functionArn(name))
                .text("functionName", name)
                .object(
                        "vpcConfig",
                        new Fields()
                                .texts("subnetIds", subnet == null ? List.of() : List.of(subnet))
                                .text("vpcId", subject.vpc()));
    }

    private static Fields instance(Subject subject) {
        var networkInterface = networkInterface(subject);
        return new Fields()
                .text("instanceId", subject.instance())
                .objects(
                        "networkInterfaces", networkInterface.isEmpty() ? Stream.empty() : Stream.of(networkInterface));
    }

    private static Fields networkInterface(Subject subject) {
        var fields = new Fields().text("networkInterfaceId", subject.networkInterface());
        String ip = subject.localIp();
        if (ip != null && ip.indexOf(':') >= 0) {
            fields.texts("ipv6Addresses", List.of(ip));
        } else if (ip != null) {
            fields.text("privateIpAddress", ip)
                    .objects("privateIpAddresses", Stream.of(new Fields().text("privateIpAddress", ip)));
        }
        return fields.text("subnetId", subject.subnet()).text("vpcId", subject.vpc());
    }
}
