package io.vigil.sources.vpcflow;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of VPC flow log versions 2 to 11 (VPC User Guide, flow log records) and of transit gateway flow logs (version 6, Transit gateway
 * guide), as far as they are read: the others are only counted.
 */
enum FlowField {
    VERSION(99),
    ACCOUNT_ID,
    INTERFACE_ID,
    SRCADDR,
    DSTADDR,
    SRCPORT(65_535),
    DSTPORT(65_535),
    PROTOCOL(255),
    PACKETS(Long.MAX_VALUE),
    BYTES(Long.MAX_VALUE),
    START(Long.MAX_VALUE / 1000),
    END(Long.MAX_VALUE / 1000),
    ACTION,
    LOG_STATUS,
    VPC_ID,
    SUBNET_ID,
    INSTANCE_ID,
    TCP_FLAGS(255),
    PKT_SRCADDR,
    PKT_DSTADDR,
    REGION,
    FLOW_DIRECTION,
    /** In a transit gateway's line, the attachment that it is about. */
    TGW_ATTACHMENT_ID,
    TGW_SRC_VPC_ACCOUNT_ID,
    TGW_DST_VPC_ACCOUNT_ID,
    TGW_SRC_VPC_ID,
    TGW_DST_VPC_ID,
    TGW_SRC_SUBNET_ID,
    TGW_DST_SUBNET_ID,
    TGW_SRC_ENI,
    TGW_DST_ENI,
    /** Any field that no detection reads. */
    OTHER;

    static final int COUNT = values().length;

    private static final String[] UNREAD = {
        "type",
        "az-id",
        "sublocation-type",
        "sublocation-id",
        "pkt-src-aws-service",
        "pkt-dst-aws-service",
        "traffic-path",
        "ecs-cluster-arn",
        "ecs-cluster-name",
        "ecs-container-instance-arn",
        "ecs-container-instance-id",
        "ecs-container-id",
        "ecs-second-container-id",
        "ecs-service-name",
        "ecs-task-definition-arn",
        "ecs-task-arn",
        "ecs-task-id",
        "reject-reason",
        "resource-id",
        "encryption-status",
        "instance-tag",
        "instance-tag-2",
        "interface-tag",
        "interface-tag-2",
        "asg-tag",
        "asg-tag-2",
        "interface-type",
        "next-hop-interface-id",
        "next-hop-subnet-id",
        "next-hop-az-id",
        "next-hop-vpc-id",
        "next-hop-interface-type",
        "resource-type",
        "tgw-id",
        "tgw-src-az-id",
        "tgw-dst-az-id",
        "tgw-pair-attachment-id",
        "packets-lost-no-route",
        "packets-lost-blackhole",
        "packets-lost-mtu-exceeded",
        "packets-lost-ttl-expired"
    };

    private static final Map<String, FlowField> BY_NAME = byName();

    /** The greatest number it can hold; -1 when it holds a text. */
    final long most;

    FlowField() {
        this(-1);
    }

    FlowField(long most) {
        this.most = most;
    }

    private static Map<String, FlowField> byName() {
        var byName = new HashMap<String, FlowField>();
        for (FlowField field : values()) {
            byName.put(field.label(), field);
        }
        byName.remove(OTHER.label());
        for (String name : UNREAD) {
            byName.put(name, OTHER);
        }
        return Map.copyOf(byName);
    }

    /** The field of this name, written with hyphens, with underscores as in Parquet, or as in a format, <code>${name}</code>; null when unknown. */
    static @Nullable FlowField named(String written) {
        boolean braced = written.startsWith("${") && written.endsWith("}");
        String name = braced ? written.substring(2, written.length() - 1) : written;
        return BY_NAME.get(name.replace('_', '-'));
    }

    boolean isNumber() {
        return most >= 0;
    }

    /** The name as AWS writes it in headers. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
