package io.vigil.console.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up groups by their keys. */
final class Groups {
    private final Map<List<String>, Group> byKeys = new HashMap<>();

    void add(List<String> keys, String latest, long count) {
        byKeys.merge(keys, new Group(keys, latest, count), Group::and);
    }

    List<Group> list() {
        return List.copyOf(byKeys.values());
    }
}
