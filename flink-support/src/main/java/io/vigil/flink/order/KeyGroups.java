package io.vigil.flink.order;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The key groups that a subtask owns, with one key to stand for each: state kept under that key moves with its group when the job is
 * rescaled. Which key it is follows from the maximum parallelism alone, so that must never change.
 */
final class KeyGroups {
    private final int all;
    private final KeyGroupRange owned;
    private final long[] representatives;

    private KeyGroups(int all, KeyGroupRange owned) {
        this.all = all;
        this.owned = owned;
        this.representatives = representatives();
    }

    static KeyGroups of(TaskInfo task) {
        int all = task.getMaxNumberOfParallelSubtasks();
        return new KeyGroups(
                all,
                KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                        all, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask()));
    }

    int first() {
        return owned.getStartKeyGroup();
    }

    int last() {
        return owned.getEndKeyGroup();
    }

    int count() {
        return all;
    }

    int of(long key) {
        return KeyGroupRangeAssignment.assignToKeyGroup(key, all);
    }

    long representative(int group) {
        return representatives[group];
    }

    private long[] representatives() {
        var found = new long[all];
        int missing = all;
        for (long key = 1; missing > 0; key++) {
            int group = of(key);
            if (found[group] == 0) {
                found[group] = key;
                missing--;
            }
        }
        return found;
    }
}
