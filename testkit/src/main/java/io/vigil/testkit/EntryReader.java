package io.vigil.testkit;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.Event;

/** Makes an event of one kind from an entry of a play. */
interface EntryReader<E extends Event> {
    /** The key by which an entry says that it is such an event. */
    String key();

    Class<E> events();

    /** What is wrong with the entry becomes a problem of it, and something is returned all the same. */
    E read(YamlSection entry, EntryContext moment);
}
