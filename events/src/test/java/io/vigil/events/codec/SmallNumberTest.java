package io.vigil.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallNumberTest {
    private static byte[] written(long value) throws IOException {
        var out = new DataOutputSerializer(16);
        SmallNumber.write(value, out);
        return out.getCopyOfBuffer();
    }

    private static long read(byte[] bytes) throws IOException {
        return SmallNumber.read(new DataInputDeserializer(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "63, 1",
        "-64, 1",
        "64, 2",
        "-8192, 2",
        "8192, 3",
        "86400000, 4",
        "1767571200000, 6",
        "9223372036854775807, 10",
        "-9223372036854775808, 10"
    })
    void aNumberIsReadAsItWasWrittenAndTheSmallerTheShorter(long value, int bytes) throws IOException {
        byte[] written = written(value);

        assertThat(written).hasSize(bytes);
        assertThat(read(written)).isEqualTo(value);
    }

    @Test
    void bytesThatNeverEndAreNoNumber() {
        byte[] bytes = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("ten bytes");
    }
}
