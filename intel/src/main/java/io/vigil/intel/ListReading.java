package io.vigil.intel;

import io.vigil.intel.geography.AwsNetworks;
import io.vigil.intel.lists.Breadth;
import io.vigil.intel.lists.IndicatorIndex;
import io.vigil.intel.lists.ListContent;
import io.vigil.intel.lists.ListLoader;
import io.vigil.intel.lists.ListRules;
import io.vigil.intel.lists.LoadedList;
import io.vigil.intel.lists.Objections;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Threat and trusted lists on their way into a snapshot. */
final class ListReading {
    private static final PopularHosts POPULAR = PopularHosts.shipped();

    private final IntelSettings settings;
    private final ListLoader threats;
    private final ListLoader trusted;
    private final List<LoadedList> loaded = new ArrayList<>();

    ListReading(IntelSettings settings, AwsNetworks aws) {
        this.settings = settings;
        this.threats = loader(Breadth.ofThreats().and(new Warninglist(aws, POPULAR)));
        this.trusted = loader(Breadth.ofTrust());
    }

    private ListLoader loader(Objections objections) {
        return new ListLoader(new ListRules(settings.asOf(), settings.beginningsCount(), objections));
    }

    /**
     * Reads a list from its file.
     *
     * @throws IOException saying what is wrong with it
     */
    LoadedList read(NamedList list) throws IOException {
        return read(list, list.content());
    }

    /** @param content in place of what its file holds now */
    LoadedList read(NamedList list, ListContent content) throws IOException {
        LoadedList read = of(list).add(list.source(), list.format(), content);
        int all = read.entries() + read.refused();
        if (read.refused() >= ListLimits.FEW
                && read.refused() > all * settings.limits().refused()) {
            throw new IOException(read.refused() + " of its " + all + " entries are such as no list may hold, such as "
                    + read.examples().get(0) + ": give another list, or raise --list-refusal-limit");
        }
        loaded.add(read);
        return read;
    }

    /** Takes over a list as it was read before. */
    void keep(NamedList list, ListVersion version) {
        of(list).keep(version.index(), list.source());
        loaded.add(version.loaded());
    }

    private ListLoader of(NamedList list) {
        return list.trusted() ? trusted : threats;
    }

    List<LoadedList> loaded() {
        return loaded;
    }

    IndicatorIndex threats() {
        return threats.index();
    }

    IndicatorIndex trusted() {
        return trusted.index();
    }
}
