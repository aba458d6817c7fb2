package io.vigil.sinks.receivers;

import io.vigil.sinks.aws.AwsClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Places for exported objects. */
final class Places {
    private Places() {}

    /** A folder on disk. Whoever lists it never sees half an object. */
    static ExportReceiver.Place folder(Path folder) {
        return (name, bytes) -> {
            Path file = folder.resolve(name);
            Path parent = file.getParent();
            if (parent == null) {
                throw new IOException(name + " lies in no folder");
            }
            Files.createDirectories(parent);
            Path half = Files.createTempFile(parent, ".", ".part");
            try {
                Files.write(half, bytes);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
        };
    }

    /**
     * A bucket, or what lies below a prefix in it.
     *
     * @param base ends with a slash
     */
    static ExportReceiver.Place bucket(AwsClient s3, URI base) {
        return (name, bytes) -> s3.send("PUT", base.resolve(name), Map.of("content-type", "application/gzip"), bytes);
    }
}
