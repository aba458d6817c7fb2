package io.vigil.jobs.detections;

import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * A part of a row as it was written.
 *
 * @param row holds it from {@code from} (inclusive) to {@code to} (exclusive); never written to
 */
record StoredMemory(byte[] row, int from, int to) {
    DataInputDeserializer open() {
        return new DataInputDeserializer(row, from, to - from);
    }
}
