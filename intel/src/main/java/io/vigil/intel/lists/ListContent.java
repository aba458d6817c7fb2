package io.vigil.intel.lists;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a list, plain or gzip. May be opened more than once. */
@FunctionalInterface
public interface ListContent {
    /** @throws IOException saying what is wrong, to follow the path in a message */
    InputStream open() throws IOException;
}
