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

    /** The fields that are read at all. */
    static final List<FlowField> READ = Arrays.asList(FlowField.values()).subList(0, FlowField.OTHER.ordinal());

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*|\\$\\{[a-z0-9_-]+}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int FEWEST_KNOWN = 2;

    private final int columns;
    /** By {@link FlowField}; -1 when the line does not have it. */
    private final int[] column = new int[FlowField.COUNT];

    private FieldOrder(List<FlowField> fields) {
        columns = fields.size();
        Arrays.fill(column, -1);
        for (int at = 0; at < columns; at++) {
            column[fields.get(at).ordinal()] = at;
        }
    }

    /** {@link #READ}, column by column. */
    static FieldOrder ofRead() {
        return new FieldOrder(READ);
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

    /** Column of the field, from 0; -1 when lines do not have it. */
    int column(FlowField field) {
        return column[field.ordinal()];
    }
}
