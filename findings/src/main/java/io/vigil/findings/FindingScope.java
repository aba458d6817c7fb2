package io.vigil.findings;

import io.vigil.events.signals.Signal;

/**
 * Where a finding belongs, and the ARNs that follow from it.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
 */
record FindingScope(String partition, String region, String account) {
    /** AWS's own term for no region in particular; VPC flow logs below version 4 do not contain theirs. */
    static final String NO_REGION = "aws-global";

    private static final String[][] PARTITIONS = {
        {"cn-", "aws-cn"},
        {"us-gov-", "aws-us-gov"},
        {"us-isob-", "aws-iso-b"},
        {"us-isof-", "aws-iso-f"},
        {"us-iso-", "aws-iso"},
        {"eu-isoe-", "aws-iso-e"},
        {"eusc-", "aws-eusc"}
    };

    static FindingScope of(Signal signal) {
        String region = signal.region() == null ? NO_REGION : signal.region();
        return new FindingScope(partitionOf(region), region, signal.account());
    }

    private static String partitionOf(String region) {
        for (String[] partition : PARTITIONS) {
            if (region.startsWith(partition[0])) {
                return partition[1];
            }
        }
        return "aws";
    }

    String detector() {
        return Identity.detector(account, region);
    }

    String findingArn(String id) {
        return arn("guardduty", "detector/" + detector() + "/finding/" + id);
    }

    String instanceArn(String instance) {
        return arn("ec2", "instance/" + instance);
    }

    String functionArn(String function) {
        return arn("lambda", "function:" + function);
    }

    String bucketArn(String bucket) {
        return "arn:" + partition + ":s3:::" + bucket;
    }

    private String arn(String service, String resource) {
        return String.join(":", "arn", partition, service, region, account, resource);
    }
}
