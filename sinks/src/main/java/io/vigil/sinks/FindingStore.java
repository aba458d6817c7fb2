package io.vigil.sinks;

import java.util.List;

/** Reads findings back. */
public interface FindingStore {
    /**
     * Gravest first, of these the latest first.
     *
     * @throws StoreUnavailable when there is no such store, or none of Vigil's
     */
    List<StoredFinding> find(FindingFilter filter);
}
