package org.apache.parquet;

import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/**
 * Reads all rows, without Hadoop. The library's own builder loads classes of Hadoop whatever its settings, and the constructor that needs none of
 * them is open to this package alone.
 */
public final class PlainReadOptions extends ParquetReadOptions {
    private static final int PIECE = 8 << 20;

    /** @param codecs open the pages */
    public PlainReadOptions(CompressionCodecFactory codecs) {
        super(
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                FilterCompat.NOOP,
                ParquetMetadataConverter.NO_FILTER,
                codecs,
                HeapByteBufferAllocator.getInstance(),
                PIECE,
                Map.of(),
                null,
                null,
                new PlainParquetConfiguration());
    }
}
