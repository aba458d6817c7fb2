package io.vigil.benchmark.cloudtrail;

import io.vigil.benchmark.load.Chunk;
import io.vigil.benchmark.load.Load;
import io.vigil.benchmark.load.News;
import java.util.HexFormat;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * CloudTrail records of the usual shape and length: tens of thousands of roles, users and instances, few of which make most calls, each with
 * networks, an agent, APIs and buckets of its own. Services make some of the calls, some are refused, some issue credentials, and few are news:
 * an API, a network, an agent, a region, a bucket or a principal that was not there before.
 */
final class GeneratedCall implements Load.Line {
    private static final int REFUSED_OF_100 = 2;
    private static final int FORWARDED_OF_100 = 10;
    /** A service takes on the role of an instance or function. */
    private static final int SERVICES_OF_100 = 2;

    private enum Novel {
        API,
        ADDRESS,
        AGENT,
        REGION,
        BUCKET,
        PRINCIPAL;

        static @Nullable Novel any(RandomGenerator dice) {
            int kind = News.kind(dice, values().length);
            return kind < 0 ? null : values()[kind];
        }
    }

    /** What is being written. */
    private record Call(
            Chunk.Writer to,
            Caller caller,
            String[] api,
            @Nullable Novel novel,
            RandomGenerator dice) {
        boolean isOfS3() {
            return api[0].equals("s3");
        }

        void news(int width, String usual, LongFunction<String> unusual) {
            to.news(width, usual, unusual, dice.nextLong());
        }
    }

    @Override
    public void write(Chunk.Writer to, int number, long time, RandomGenerator dice) {
        var caller = Caller.any(dice);
        to.text("{\"eventVersion\":\"1.09\",\"userIdentity\":");
        if (!caller.isPerson() && dice.nextInt(100) < SERVICES_OF_100) {
            writeOfService(new Call(to, caller, new String[] {"sts", "AssumeRole"}, null, dice), time);
        } else {
            writeOfCaller(new Call(to, caller, caller.api(dice), Novel.any(dice), dice), time);
        }
        writeEnd(new Call(to, caller, caller.api(dice), null, dice), number);
    }

    private static void writeOfService(Call call, long time) {
        call.to
                .text("{\"type\":\"AWSService\",\"invokedBy\":\"ec2.amazonaws.com\"},\"eventTime\":\"")
                .isoTime(time);
        call.to.text("\",\"eventSource\":\"sts.amazonaws.com\",\"eventName\":\"AssumeRole\",\"awsRegion\":\""
                + call.caller.region());
        call.to.text("\",\"sourceIPAddress\":\"ec2.amazonaws.com\",\"userAgent\":\"ec2.amazonaws.com\"");
        writeIssuance(call, call.caller);
        call.to.text(",\"readOnly\":true,\"managementEvent\":true,\"eventCategory\":\"Management\"");
    }

    private static void writeOfCaller(Call call, long time) {
        boolean isForwarded = !call.caller.isPerson() && call.dice.nextInt(100) < FORWARDED_OF_100;
        String service = CallNames.FORWARDING[call.caller.number() % CallNames.FORWARDING.length];
        call.caller.writeIdentity(
                call.to, call.novel == Novel.PRINCIPAL, isForwarded ? ",\"invokedBy\":\"%s\"".formatted(service) : "");
        call.to.text(",\"eventTime\":\"").isoTime(time);
        writeApi(call);
        writeRegion(call);
        if (isForwarded) {
            call.to.text(",\"sourceIPAddress\":\"" + service + "\",\"userAgent\":\"" + service + "\"");
        } else {
            writeFrom(call);
        }
        writeWhat(call);
        call.to.text(",\"managementEvent\":" + !call.isOfS3());
        call.to.text(",\"eventCategory\":\"" + (call.isOfS3() ? "Data" : "Management") + "\"");
    }

    private static void writeApi(Call call) {
        String usual = api(call.api);
        call.to.text("\",");
        if (call.novel == Novel.API && !call.isOfS3()) {
            call.news(
                    140,
                    usual,
                    bits -> api(News.pick(bits, CallNames.OTHER_APIS).split(" ")));
        } else {
            call.to.text(usual);
        }
    }

    private static String api(String[] api) {
        return "\"eventSource\":\"%s.amazonaws.com\",\"eventName\":\"%s\",\"readOnly\":%s"
                .formatted(api[0], api[1], CallNames.isRead(api[1]));
    }

    private static void writeRegion(Call call) {
        String usual = quoted(call.caller.region());
        call.to.text(",\"awsRegion\":");
        if (call.novel == Novel.REGION) {
            call.news(20, usual, bits -> quoted(News.pick(bits, CallNames.OTHER_REGIONS)));
        } else {
            call.to.text(usual);
        }
    }

    private static void writeFrom(Call call) {
        String address = quoted(call.caller.address(call.dice));
        call.to.text(",\"sourceIPAddress\":");
        if (call.novel == Novel.ADDRESS) {
            call.news(20, address, bits -> quoted(News.address(bits)));
        } else {
            call.to.text(address);
        }
        String agent = quoted(call.caller.agent());
        call.to.text(",\"userAgent\":");
        if (call.novel == Novel.AGENT) {
            call.news(
                    agent.length() + 20,
                    agent,
                    bits -> "\"tool-%04x/1.%d\"".formatted(News.pick(bits, 1 << 16), News.pick(bits >> 8, 90)));
        } else {
            call.to.text(agent);
        }
    }

    private static void writeWhat(Call call) {
        if (call.dice.nextInt(100) < REFUSED_OF_100) {
            call.to.text(
                    ",\"errorCode\":\"" + (call.caller.number() % 3 == 0 ? "AccessDenied" : "NoSuchEntityException"));
            call.to.text(
                    "\",\"errorMessage\":\"User is not authorized to perform this action on this resource\",\"responseElements\":null");
        } else if (call.api[1].equals("AssumeRole")) {
            writeIssuance(call, Caller.any(call.dice));
            return;
        } else {
            call.to.text(",\"responseElements\":null");
        }
        call.to.text(",\"requestParameters\":");
        if (call.isOfS3()) {
            writeBucket(call);
        } else {
            call.to.text(parameters(call.dice));
        }
    }

    private static void writeIssuance(Call call, Caller of) {
        call.to.text(",\"requestParameters\":{\"roleArn\":\"" + of.role() + "\",\"roleSessionName\":\"session-"
                + of.number());
        call.to.text("\",\"durationSeconds\":3600},\"responseElements\":{\"credentials\":{\"accessKeyId\":\"");
        of.writeKey(call.to);
        call.to.text("\",\"sessionToken\":\"" + hex(call.dice, 32) + hex(call.dice, 32) + hex(call.dice, 32));
        call.to.text(
                "\",\"expiration\":\"Jan 5, 2036, 3:00:00 AM\"},\"assumedRoleUser\":{\"assumedRoleId\":\"AROA%017d:session-%d\",\"arn\":\"%s\"}}"
                        .formatted(
                                of.number(),
                                of.number(),
                                of.role().replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/session-"
                                        + of.number()));
    }

    private static void writeBucket(Call call) {
        String usual = quoted("data-lake-%d".formatted(call.caller.number() % 500 + call.dice.nextInt(2)));
        call.to.text("{\"bucketName\":");
        if (call.novel == Novel.BUCKET) {
            call.news(24, usual, bits -> quoted("data-lake-%08x".formatted((int) bits)));
        } else {
            call.to.text(usual);
        }
        call.to.text(",\"Host\":\"data-lake.s3.amazonaws.com\",\"key\":\"year=2026/month=01/part-%s.snappy.parquet\"}"
                .formatted(hex(call.dice, 24)));
    }

    private static String parameters(RandomGenerator dice) {
        var names = new StringBuilder();
        for (int item = 0, items = dice.nextInt(2, 12); item < items; item++) {
            names.append(item == 0 ? "" : ",")
                    .append("{\"resourceId\":\"r-")
                    .append(hex(dice, 17))
                    .append("\"}");
        }
        return "{\"resourcesSet\":{\"items\":[%s]},\"filterSet\":{\"items\":[{\"name\":\"tag:Name\",\"valueSet\":{\"items\":[{\"value\":\"node-%s\"}]}}]},\"maxResults\":100}"
                .formatted(names, hex(dice, 8));
    }

    private static void writeEnd(Call call, int number) {
        String account = call.caller.account();
        String service = call.api[0];
        call.to.text(",\"requestID\":\"" + uuidHead(call.dice) + hex(call.dice, 12));
        call.to.text("\",\"eventID\":\"" + uuidHead(call.dice)).serial(number);
        call.to.text("\",\"resources\":[{\"accountId\":\"" + account
                + "\",\"type\":\"AWS::EC2::Instance\",\"ARN\":\"arn:aws:ec2:");
        call.to.text(call.caller.region() + ":" + account + ":resource/" + hex(call.dice, 17));
        call.to.text("\"}],\"eventType\":\"AwsApiCall\",\"recipientAccountId\":\"" + account);
        call.to.text("\",\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\",");
        call.to.text("\"clientProvidedHostHeader\":\"" + service + "." + call.caller.region() + ".amazonaws.com\"}}");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String uuidHead(RandomGenerator dice) {
        return hex(dice, 8) + "-" + hex(dice, 4) + "-4" + hex(dice, 3) + "-a" + hex(dice, 3) + "-";
    }

    private static String hex(RandomGenerator dice, int digits) {
        String both =
                HexFormat.of().toHexDigits(dice.nextLong()) + HexFormat.of().toHexDigits(dice.nextLong());
        return both.substring(0, Math.min(digits, both.length()));
    }
}
