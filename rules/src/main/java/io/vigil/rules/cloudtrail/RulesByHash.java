package io.vigil.rules.cloudtrail;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.rules.engine.Rule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from the hash of an API (or of another text of a call) to the rules that may match such calls. No boxing, and one probe for nearly
 * every event: open addressing, at most a third full.
 */
final class RulesByHash {
    private static final int FIRST_CAPACITY = 1 << 10;

    private final int most;
    private long[] apis = new long[FIRST_CAPACITY];
    private @Nullable Rule<ApiCall>[][] rules = newTable(FIRST_CAPACITY);
    private int size;

    /** @param most entries before the table starts again, empty */
    RulesByHash(int most) {
        this.most = most;
    }

    Rule<ApiCall> @Nullable [] get(long api) {
        return rules[slot(api)];
    }

    void put(long api, Rule<ApiCall>[] concerned) {
        if (size >= most) {
            Arrays.fill(rules, null);
            size = 0;
        } else if (size * 3 >= apis.length) {
            grow();
        }
        set(api, concerned);
        size++;
    }

    private void set(long api, Rule<ApiCall>[] concerned) {
        int slot = slot(api);
        apis[slot] = api;
        rules[slot] = concerned;
    }

    /** Where the API is, or the free slot where it would be. */
    private int slot(long api) {
        int slot = (int) api & apis.length - 1;
        while (rules[slot] != null && apis[slot] != api) {
            slot = slot + 1 & apis.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldApis = apis;
        Rule<ApiCall>[][] oldRules = rules;
        apis = new long[oldApis.length * 2];
        rules = newTable(apis.length);
        for (int at = 0; at < oldApis.length; at++) {
            if (oldRules[at] != null) {
                set(oldApis[at], oldRules[at]);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Rule<ApiCall>[][] newTable(int capacity) {
        return new Rule[capacity][];
    }
}
