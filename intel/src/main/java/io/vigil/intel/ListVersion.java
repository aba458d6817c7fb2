package io.vigil.intel;

import io.vigil.intel.geography.AwsNetworks;
import io.vigil.intel.lists.IndicatorIndex;
import io.vigil.intel.lists.ListContent;
import io.vigil.intel.lists.LoadedList;
import java.io.IOException;

/**
 * One version of a list, read by itself.
 *
 * @param index holds it, and may hold other lists
 */
record ListVersion(LoadedList loaded, IndicatorIndex index) {
    /** @throws IOException saying what is wrong with it */
    static ListVersion read(IntelSettings settings, AwsNetworks aws, NamedList list, ListContent content)
            throws IOException {
        var aside = new ListReading(settings, aws);
        LoadedList loaded = aside.read(list, content);
        return new ListVersion(loaded, list.trusted() ? aside.trusted() : aside.threats());
    }

    String version() {
        return loaded.version();
    }
}
