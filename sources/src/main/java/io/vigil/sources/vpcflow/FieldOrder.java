package io.vigil.sources.vpcflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In which column each field of a line stands. */
final class FieldOrder {
    /** Version 2 in its default format, which is what AWS writes when nobody chose. */
    static final FieldOrder DEFAULT =
            new FieldOrder(Arrays.asList(FlowField.values()).subList(0, FlowField.LOG_STATUS.ordinal() + 1));

    /** The fields that are read of a VPC's flow. */
    static final List<FlowField> OF_VPC =
            Arrays.asList(FlowField.values()).subList(0, FlowField.TGW_ATTACHMENT_ID.ordinal());

    /** The fields that are read of a transit gateway's. */
    static final List<FlowField> OF_GATEWAY = Arrays.asList(FlowField.values()).subList(0, FlowField.OTHER.ordinal());

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*|\\$\\{[a-z0-9_-]+}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int FEWEST_KNOWN = 2;

    private static final FlowField[] OWNER = {
        FlowField.INTERFACE_ID, FlowField.ACCOUNT_ID, FlowField.VPC_ID, FlowField.SUBNET_ID
    };
    private static final FlowField[] SOURCE_END = {
        FlowField.TGW_SRC_ENI, FlowField.TGW_SRC_VPC_ACCOUNT_ID, FlowField.TGW_SRC_VPC_ID, FlowField.TGW_SRC_SUBNET_ID
    };
    private static final FlowField[] DESTINATION_END = {
        FlowField.TGW_DST_ENI, FlowField.TGW_DST_VPC_ACCOUNT_ID, FlowField.TGW_DST_VPC_ID, FlowField.TGW_DST_SUBNET_ID
    };

    private final int columns;
    /** By {@link FlowField}; -1 when the line does not have it. */
    private final int[] column = new int[FlowField.COUNT];

    /** How the hosts at the ends of a transit gateway's flow see its line; null in lines that name no such hosts. */
    private final @Nullable FieldOrder atSource;

    private final @Nullable FieldOrder atDestination;

    private FieldOrder(List<FlowField> fields) {
        columns = fields.size();
        Arrays.fill(column, -1);
        for (int at = 0; at < columns; at++) {
            column[fields.get(at).ordinal()] = at;
        }
        if (!has(FlowField.INTERFACE_ID)) {
            column[FlowField.INTERFACE_ID.ordinal()] = column(FlowField.TGW_ATTACHMENT_ID);
        }
        atSource = has(FlowField.TGW_SRC_ENI) ? new FieldOrder(this, SOURCE_END) : null;
        atDestination = has(FlowField.TGW_DST_ENI) ? new FieldOrder(this, DESTINATION_END) : null;
    }

    /** The order with the owner's fields of one end in the place of the gateway's own, as far as lines have them. */
    private FieldOrder(FieldOrder gateway, FlowField[] ofEnd) {
        columns = gateway.columns;
        System.arraycopy(gateway.column, 0, column, 0, column.length);
        for (int at = 0; at < OWNER.length; at++) {
            if (gateway.has(ofEnd[at])) {
                column[OWNER[at].ordinal()] = gateway.column(ofEnd[at]);
            }
        }
        atSource = null;
        atDestination = null;
    }

    /** Column by column. */
    static FieldOrder of(List<FlowField> fields) {
        return new FieldOrder(fields);
    }

    /** @throws IllegalArgumentException naming every field that no version has */
    static FieldOrder of(String format) {
        var unknown = new ArrayList<String>();
        var fields = new ArrayList<FlowField>();
        for (String name : BLANKS.split(format.strip())) {
            FlowField field = FlowField.named(name);
            if (field == null) {
                unknown.add(name);
            }
            fields.add(field == null ? FlowField.OTHER : field);
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no field of VPC flow logs: " + String.join(", ", unknown));
        }
        return new FieldOrder(fields);
    }

    /** The order that a line of field names gives; null when the line is none. A name that is not known belongs to a later version. */
    static @Nullable FieldOrder ofHeader(List<String> names) {
        var fields = new ArrayList<FlowField>();
        int known = 0;
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                return null;
            }
            FlowField field = FlowField.named(name);
            known += field == null ? 0 : 1;
            fields.add(field == null ? FlowField.OTHER : field);
        }
        return known >= FEWEST_KNOWN ? new FieldOrder(fields) : null;
    }

    int columns() {
        return columns;
    }

    boolean has(FlowField field) {
        return column(field) >= 0;
    }

    /** The order as the host at the source of a transit gateway's flow sees it; null when lines name no interface there. */
    @Nullable
    FieldOrder atSource() {
        return atSource;
    }

    /** The order as the host at the destination of a transit gateway's flow sees it; null when lines name no interface there. */
    @Nullable
    FieldOrder atDestination() {
        return atDestination;
    }

    /** Column of the field, from 0; -1 when lines do not have it. */
    int column(FlowField field) {
        return column[field.ordinal()];
    }
}
