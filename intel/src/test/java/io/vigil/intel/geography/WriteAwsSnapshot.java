package io.vigil.intel.geography;

import io.vigil.intel.lists.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Renews {@code aws-ranges.txt}: {@code WriteAwsSnapshot ip-ranges.json[.gz] intel/src/main/java/io/vigil/intel/geography/aws-ranges.txt}. */
final class WriteAwsSnapshot {
    private WriteAwsSnapshot() {}

    public static void main(String[] files) throws IOException {
        Files.write(Path.of(files[1]), AwsSnapshot.of(TextFile.read(files[0])).lines());
    }
}
