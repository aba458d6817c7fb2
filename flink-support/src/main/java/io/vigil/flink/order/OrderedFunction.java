package io.vigil.flink.order;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.KeyedStateFunction;
import org.apache.flink.util.OutputTag;

/** What is done with the records of one key, once they are in order. */
public interface OrderedFunction<E, R> extends Serializable {
    /** Called once, before the first run. */
    void open(Host host) throws Exception;

    /**
     * Takes the next records of one key. States are those of this key, so each need be read and written but once a run.
     *
     * @param run in order, without duplicates, never empty; filled anew for the next call, so not to be kept
     */
    void follow(List<E> run, Consumer<R> out) throws Exception;

    /**
     * Whether {@link #follow} itself {@linkplain Host#turnTo turns} to a key before it asks a state: worth it where most runs ask none. States are those of
     * any key before.
     */
    default boolean turnsItself() {
        return false;
    }

    /** Whether {@link #announce} is wanted: only then is the key set for each record that comes. */
    default boolean announces() {
        return false;
    }

    /** Takes a record of the current key as soon as it comes; {@link #follow} takes it again, in order, when its wait is over. */
    default void announce(E record, Consumer<R> out) throws Exception {}

    /** Epoch milliseconds of a result. */
    long time(R result);

    /** Whether {@link Host#callAt} is wanted: only then are calls kept. */
    default boolean isCalled() {
        return false;
    }

    /** Called once event time has come to what {@link Host#callAt} asked for, and all records up to it have been followed. */
    default void onCall(long key, long time, Consumer<R> out) throws Exception {}

    /** Called once, at the end or when the task fails. */
    default void close() {}

    /** Called before each snapshot of the states: what the function keeps outside of them must be written to them now, or is lost. */
    default void beforeSnapshot() throws Exception {}

    /** Names of the states that outlive a run; {@link #forget} is called for each of their keys about once a day of event time. */
    default List<String> states() {
        return List.of();
    }

    /**
     * Clears what the current key holds that has expired: what no record to come would be judged by, in order or not. It must change no result.
     * Merely reading a state clears it when it has expired by the wall clock. Called on the heap only.
     *
     * @param key the current key
     * @param now epoch milliseconds that event time has come to
     */
    default void forget(long key, long now) throws Exception {}

    /** What the function may use of the operator that calls it. */
    interface Host {
        KeyedStateStore states();

        /** Of the operator. */
        MetricGroup metrics();

        /** What the job counts under this name, and prints at its end. Once a name. */
        LongCounter total(String name);

        /** Makes the states those of this key, until the next run. */
        void turnTo(long key);

        /**
         * Whether states hand out the very objects that they hold. A snapshot is written from these while the stream goes on: an object that was
         * fetched before a snapshot must not be changed after it, but fetched anew.
         */
        boolean sharesObjects();

        /** Asks for {@link OrderedFunction#onCall} for the current key; twice for one time is once. */
        void callAt(long time);

        /** Takes back what was asked for the current key. */
        void callOff(long time);

        /** Shows the value of every key, which may be written or cleared. The current key is another one afterwards. */
        <T> void forEachKey(
                String name, TypeInformation<T> type, Duration memory, KeyedStateFunction<Long, ValueState<T>> action)
                throws Exception;

        /** A few values of the whole operator: after a restore each subtask is given those of all. */
        <T> ListState<T> ofAllSubtasks(String name, TypeInformation<T> type) throws Exception;

        /** Task slots of this process, at least 1: so many subtasks of the operator may share its memory. */
        int slots();

        /**
         * Emits what is no result.
         *
         * @param time epoch milliseconds
         */
        <T> void collect(OutputTag<T> tag, T record, long time);
    }
}
