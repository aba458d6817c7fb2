package io.vigil.sources.tables;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.sources.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** A row as JSON: lists as arrays, maps as objects, times in ISO 8601; what is null is left out. */
final class RowJson {
    /** No value of a record is longer: the whole record is not. */
    private static final int LONGEST = Json.MAX_RECORD;

    private RowJson() {}

    static byte[] of(Group row) {
        var out = new ByteArrayOutputStream();
        try (var json = Json.generator(out)) {
            object(row, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return out.toByteArray();
    }

    private static void object(Group group, JsonGenerator json) throws IOException {
        json.writeStartObject();
        GroupType type = group.getType();
        for (int field = 0; field < type.getFieldCount(); field++) {
            if (group.getFieldRepetitionCount(field) > 0) {
                json.writeFieldName(type.getFieldName(field));
                field(group, field, json);
            }
        }
        json.writeEndObject();
    }

    private static void field(Group group, int field, JsonGenerator json) throws IOException {
        Type type = group.getType().getType(field);
        if (!type.isRepetition(Repetition.REPEATED)) {
            value(group, field, 0, json);
            return;
        }
        json.writeStartArray();
        for (int index = 0; index < group.getFieldRepetitionCount(field); index++) {
            value(group, field, index, json);
        }
        json.writeEndArray();
    }

    private static void value(Group group, int field, int index, JsonGenerator json) throws IOException {
        Type type = group.getType().getType(field);
        if (type.isPrimitive()) {
            primitive(group, field, index, json);
            return;
        }
        Group inner = group.getGroup(field, index);
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof ListLogicalTypeAnnotation) {
            list(inner, json);
        } else if (logical instanceof MapLogicalTypeAnnotation) {
            map(inner, json);
        } else {
            object(inner, json);
        }
    }

    /** Three levels, or two in old files: a repeated group with one field, or the repeated element itself (Parquet, logical types). */
    private static void list(Group list, JsonGenerator json) throws IOException {
        json.writeStartArray();
        int count = list.getType().getFieldCount() == 0 ? 0 : list.getFieldRepetitionCount(0);
        for (int index = 0; index < count; index++) {
            Type repeated = list.getType().getType(0);
            boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
            if (!wrapped) {
                value(list, 0, index, json);
            } else if (list.getGroup(0, index).getFieldRepetitionCount(0) > 0) {
                field(list.getGroup(0, index), 0, json);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    private static void map(Group map, JsonGenerator json) throws IOException {
        json.writeStartObject();
        int count = map.getType().getFieldCount() == 0 ? 0 : map.getFieldRepetitionCount(0);
        for (int index = 0; index < count; index++) {
            Group entry = map.getGroup(0, index);
            boolean full = entry.getType().getFieldCount() == 2 && entry.getFieldRepetitionCount(1) > 0;
            if (full) {
                json.writeFieldName(entry.getValueToString(0, 0));
                field(entry, 1, json);
            }
        }
        json.writeEndObject();
    }

    private static void primitive(Group group, int field, int index, JsonGenerator json) throws IOException {
        PrimitiveType type = group.getType().getType(field).asPrimitiveType();
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> json.writeBoolean(group.getBoolean(field, index));
            case INT32 -> number(group.getInteger(field, index), type.getLogicalTypeAnnotation(), json);
            case INT64 -> number(group.getLong(field, index), type.getLogicalTypeAnnotation(), json);
            case FLOAT -> json.writeNumber(group.getFloat(field, index));
            case DOUBLE -> json.writeNumber(group.getDouble(field, index));
            case INT96 -> json.writeString(oldTime(group.getInt96(field, index)));
            default -> json.writeString(text(group.getBinary(field, index)));
        }
    }

    private static void number(long value, LogicalTypeAnnotation logical, JsonGenerator json) throws IOException {
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            json.writeString(
                    Instant.EPOCH.plus(value, unit(timestamp.getUnit())).toString());
        } else if (logical instanceof DateLogicalTypeAnnotation) {
            json.writeString(LocalDate.ofEpochDay(value).toString());
        } else {
            json.writeNumber(value);
        }
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    /** Nanoseconds of a day, and its Julian number: how Hive and Impala write times. */
    private static String oldTime(Binary written) {
        var bytes = written.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long day = bytes.getInt();
        LocalDate date = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, day);
        return Instant.EPOCH
                .plus(date.toEpochDay(), ChronoUnit.DAYS)
                .plusNanos(nanos)
                .toString();
    }

    private static String text(Binary binary) {
        if (binary.length() > LONGEST) {
            throw new IllegalArgumentException("a value of " + binary.length() + " bytes");
        }
        return new String(binary.getBytes(), StandardCharsets.UTF_8);
    }
}
