package io.vigil.sources.tables;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Opens the pages of columns in plain Java; the library's own way would need Hadoop, and native code. */
final class Codecs implements CompressionCodecFactory {
    /** Writers make pages of 1 MB; some keep a whole column in one. */
    private static final int LARGEST_PAGE = 256 << 20;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("files are only read");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((from, length) -> from);
            case GZIP -> new Pages(Codecs::gunzip);
            case SNAPPY -> new Pages(with(new SnappyDecompressor()));
            case ZSTD -> new Pages(with(new ZstdDecompressor()));
            case LZ4_RAW -> new Pages(with(new Lz4Decompressor()));
            default ->
                throw new UnsupportedOperationException("compressed with " + codec
                        + ", which is not read: write the file with SNAPPY, GZIP, ZSTD or LZ4_RAW");
        };
    }

    @Override
    public void release() {}

    private static Plain with(Decompressor codec) {
        return (from, length) -> {
            byte[] into = new byte[length];
            int written = codec.decompress(from, 0, from.length, into, 0, length);
            return checked(into, written, length);
        };
    }

    private static byte[] gunzip(byte[] from, int length) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(from))) {
            byte[] into = new byte[length];
            return checked(into, gzip.readNBytes(into, 0, length), length);
        }
    }

    private static byte[] checked(byte[] plain, int written, int expected) throws IOException {
        if (written != expected) {
            throw new IOException("a page of " + written + " bytes where " + expected + " are stated");
        }
        return plain;
    }

    private interface Plain {
        byte[] of(byte[] from, int length) throws IOException;
    }

    private record Pages(Plain plain) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int length) throws IOException {
            return BytesInput.from(open(page.toInputStream().readAllBytes(), length));
        }

        @Override
        public void decompress(ByteBuffer from, int fromLength, ByteBuffer into, int length) throws IOException {
            byte[] page = new byte[fromLength];
            from.get(page);
            into.put(open(page, length));
        }

        private byte[] open(byte[] page, int length) throws IOException {
            if (length < 0 || length > LARGEST_PAGE) {
                throw new IOException("a page that states " + length + " bytes");
            }
            return plain.of(page, length);
        }

        @Override
        public void release() {}
    }
}
