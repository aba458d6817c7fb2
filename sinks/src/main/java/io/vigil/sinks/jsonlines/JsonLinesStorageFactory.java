package io.vigil.sinks.jsonlines;

import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingStorageFactory;
import io.vigil.sinks.StoreUnavailable;

/** {@code jsonl:FILE}. */
public final class JsonLinesStorageFactory implements FindingStorageFactory {
    private static final String SCHEME = "jsonl:";

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public FindingStorage at(String url) {
        String file = url.substring(SCHEME.length());
        if (file.isBlank()) {
            throw StoreUnavailable.unknown("jsonl: needs a file");
        }
        return new JsonLinesStorage(file);
    }
}
