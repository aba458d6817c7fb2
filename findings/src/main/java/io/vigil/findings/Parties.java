package io.vigil.findings;

import io.vigil.events.net.Ip;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who and what took part in one member of a sequence, each under the id that signals refer to it by. */
record Parties(SequenceStep step, FindingScope place) {
    Map<String, Fields> actors() {
        Subject subject = step.subject();
        String uid = subject.principalId() == null ? subject.principal() : subject.principalId();
        if (uid == null) {
            return Map.of();
        }
        String type = Objects.requireNonNullElse(subject.userType(), "Unknown");
        String id = "user:" + type + ":" + uid;
        var user = new Fields()
                .text("name", subject.userName() == null ? uid : subject.userName())
                .text("uid", uid)
                .text("type", type)
                .text("credentialUid", subject.accessKey())
                .object("account", new Fields().text("uid", place.account()));
        return Map.of(id, new Fields().text("id", id).object("user", user));
    }

    Map<String, Fields> endpoints() {
        Remote remote = step.remote();
        if (remote.ip() == null) {
            return Map.of();
        }
        boolean address = Ip.parse(remote.ip()) != null;
        String id = "endpoint:" + remote.ip();
        return Map.of(
                id,
                new Fields()
                        .text("id", id)
                        .text(address ? "ip" : "domain", remote.ip())
                        .object("location", location(remote))
                        .object("autonomousSystem", autonomousSystem(remote))
                        .object("connection", new Fields().text("direction", direction())));
    }

    /** The format wants all of it or nothing. */
    private static Fields location(Remote remote) {
        boolean whole = remote.city() != null && remote.countryCode() != null && new FarSide(remote).isLocated();
        return whole
                ? new Fields()
                        .text("city", remote.city())
                        .text("country", remote.countryCode())
                        .number("lat", remote.latitude())
                        .number("lon", remote.longitude())
                : new Fields();
    }

    private static Fields autonomousSystem(Remote remote) {
        return remote.asn() == 0 || remote.asnOrg() == null
                ? new Fields()
                : new Fields().text("name", remote.asnOrg()).number("number", remote.asn());
    }

    /** Who calls an API comes in. */
    private @Nullable String direction() {
        if (step.activity() instanceof ApiCallActivity) {
            return "INBOUND";
        }
        return step.activity() instanceof ConnectionActivity connection
                        && !connection.direction().equals("UNKNOWN")
                ? connection.direction()
                : null;
    }

    Map<String, Fields> resources() {
        Subject subject = step.subject();
        var all = new LinkedHashMap<String, Fields>();
        if (subject.accessKey() != null) {
            all.put(subject.accessKey(), accessKey(subject, subject.accessKey()));
        }
        if (subject.instance() != null) {
            String uid = place.instanceArn(subject.instance());
            all.put(uid, resource(uid, "EC2_INSTANCE", subject.instance(), "ec2"));
        }
        if (subject.bucket() != null) {
            addBucket(all, subject, subject.bucket());
        }
        return all;
    }

    private Fields accessKey(Subject subject, String key) {
        var details = new Fields()
                .text("principalId", subject.principalId() == null ? subject.principal() : subject.principalId())
                .text("userName", subject.userName())
                .text("userType", subject.userType());
        return resource(key, "ACCESS_KEY", key, "iam").object("data", new Fields().object("accessKey", details));
    }

    private void addBucket(Map<String, Fields> all, Subject subject, String bucket) {
        String uid = place.bucketArn(bucket);
        all.put(uid, resource(uid, "S3_BUCKET", bucket, "s3"));
        if (subject.object() != null) {
            String objectUid = uid + "/" + subject.object();
            var object = new Fields().object("s3Object", new Fields().text("key", subject.object()));
            all.put(
                    objectUid,
                    resource(objectUid, "S3_OBJECT", subject.object(), "s3").object("data", object));
        }
    }

    private Fields resource(String uid, String type, String name, String service) {
        return new Fields()
                .text("uid", uid)
                .text("name", name)
                .text("accountId", place.account())
                .text("resourceType", type)
                .text("region", place.region())
                .text("service", service)
                .text("cloudPartition", place.partition());
    }
}
