package io.vigil.connectors.folders;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file as it came from its file system. Exactly one is not null; when all are, the file is too large to hold and is read where it lies.
 *
 * @param bytes all of a small file
 * @param table a copy on the local disk of a file that is read at several places at once
 * @param refusal why the file cannot be read, and never will be
 */
record FetchedFile(
        byte @Nullable [] bytes,
        @Nullable Path table,
        @Nullable String refusal) {}
