package io.vigil.connectors.folders;

import io.vigil.sources.HeldBytes;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file as it came from its file system. Exactly one is not null; when all are, the file is too large to hold and is read where it lies.
 *
 * @param bytes all of a small file, to be read once
 * @param table a copy on the local disk of a file that is read at several places at once
 * @param refusal why the file cannot be read, and never will be
 */
record FetchedFile(
        @Nullable HeldBytes bytes,
        @Nullable Path table,
        @Nullable String refusal) {}
