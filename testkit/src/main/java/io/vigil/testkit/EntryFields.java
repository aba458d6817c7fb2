package io.vigil.testkit;

import io.vigil.catalogue.YamlSection;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Hands over the fields that an entry of a play has. */
final class EntryFields {
    private EntryFields() {}

    static void text(YamlSection entry, String key, Consumer<String> taker) {
        String text = entry.text(key);
        if (text != null) {
            taker.accept(text);
        }
    }

    static void count(YamlSection entry, String key, IntConsumer taker) {
        Integer count = entry.count(key);
        if (count != null) {
            taker.accept(count);
        }
    }
}
