package io.vigil.intel;

import io.vigil.intel.lists.ListContent;
import java.io.IOException;
import java.util.List;

/** Where the versions of lists that were accepted last are kept, so that they outlive the process that accepted them. */
public interface AcceptedVersions {
    /**
     * @param version as {@link io.vigil.intel.lists.LoadedList} names it
     * @param content what was read
     */
    record Kept(String version, ListContent content) {}

    /** Keeps nothing. */
    AcceptedVersions NONE = new AcceptedVersions() {
        @Override
        public List<Kept> of(String list) {
            return List.of();
        }

        @Override
        public void keep(String list, Kept accepted) {}
    };

    /**
     * The versions that are kept of a list, the latest first; empty when none is.
     *
     * @throws IOException when the place cannot be read
     */
    List<Kept> of(String list) throws IOException;

    /**
     * Keeps a version as the latest. Does nothing when it is the latest already.
     *
     * @throws IOException when it cannot be written, or the content is no longer of this version; what was kept before is still there
     */
    void keep(String list, Kept accepted) throws IOException;
}
