package io.vigil.flink.order;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ListState;

/** Records as a snapshot keeps them: under one key of each key group. */
final class KeptRecords<E> {
    private final KeyGroups groups;
    private final ListState<E> state;
    /** Sets the key that the state is of. */
    private final Consumer<Long> key;

    private final List<Integer> filled = new ArrayList<>();

    KeptRecords(KeyGroups groups, ListState<E> state, Consumer<Long> key) {
        this.groups = groups;
        this.state = state;
        this.key = key;
    }

    /** Only these, in place of any before. Fresh lists: the snapshot is written from them while the stream goes on. */
    void keep(Bucket<E> records) throws Exception {
        forget();
        List<List<E>> byGroup = byGroup(records);
        for (int group = groups.first(); group <= groups.last(); group++) {
            if (!byGroup.get(group).isEmpty()) {
                key.accept(groups.representative(group));
                state.update(byGroup.get(group));
                filled.add(group);
            }
        }
    }

    private List<List<E>> byGroup(Bucket<E> records) {
        var byGroup = new ArrayList<List<E>>(groups.count());
        for (int group = 0; group < groups.count(); group++) {
            byGroup.add(new ArrayList<>());
        }
        for (int at = 0; at < records.size(); at++) {
            byGroup.get(groups.of(records.key(at))).add(records.record(at));
        }
        return byGroup;
    }

    /** The snapshot has what it needs: state that holds on to records would keep them on the heap until the next one. */
    void forget() {
        for (int group : filled) {
            key.accept(groups.representative(group));
            state.clear();
        }
        filled.clear();
    }

    /** Hands back what the snapshot held that the job was restored from. */
    void takeBack(Consumer<E> taker) throws Exception {
        for (int group = groups.first(); group <= groups.last(); group++) {
            key.accept(groups.representative(group));
            Iterable<E> restored = state.get();
            if (restored != null) {
                restored.forEach(taker);
            }
            state.clear();
        }
    }
}
