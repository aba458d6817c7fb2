package io.vigil.flink;

import org.jspecify.annotations.Nullable;

/** The uid of every operator. Savepoints find state by these: once released, none is ever changed. */
public final class OperatorIds {
    public static final String WATCH_SIGNALS = "watch-signals";
    public static final String WATCH_ACCOUNTS = "watch-accounts";
    public static final String JOIN_BEGINNINGS = "join-beginnings";
    public static final String LINK_KEYS = "link-keys";
    public static final String MATCH_SEQUENCES = "match-sequences";
    public static final String WATCH_ROOTS = "watch-roots";
    public static final String TUNE_STORIES = "tune-stories";
    public static final String LINK_MEMBERS = "link-members";
    public static final String ROLL_UP_STORMS = "roll-up-storms";
    public static final String FOLD_FINDINGS = "fold-findings";
    public static final String LATEST_FINDINGS = "latest-findings";
    public static final String KEEP_LEDGER = "keep-ledger";
    public static final String PLAYED_FINDINGS = "findings-of-proofs";
    public static final String REAL_FINDINGS = "findings-of-logs";
    public static final String CHECK_PROOFS = "check-proofs";
    public static final String STORE_FINDINGS = "store-findings";
    public static final String WRITE_SIGNALS = "write-signals";
    public static final String WRITE_LEDGER = "write-ledger";
    public static final String WRITE_REJECTED = "write-rejected";

    private OperatorIds() {}

    /**
     * Where files are read. Which of them are read is of no use to a run that goes on with others, so each run of a row of replays names its own.
     *
     * @param run the savepoint that the run began with; null when it began with nothing
     */
    public static String readFiles(String log, @Nullable String run) {
        return ofRun("read-files-" + log, run);
    }

    /** @param run as of {@link #readFiles} */
    public static String collectFindings(@Nullable String run) {
        return ofRun("collect-findings", run);
    }

    private static String ofRun(String uid, @Nullable String run) {
        return run == null ? uid : uid + "-after-" + Integer.toHexString(run.hashCode());
    }

    /** @param log {@code cloudtrail}, {@code vpc-flow} or {@code dns} */
    public static String read(String log) {
        return "read-" + log;
    }

    /** Where folders are read into which files arrive. */
    public static String readFolders(String log) {
        return "read-folders-" + log;
    }

    public static String noteDeliveries(String log) {
        return "note-deliveries-" + log;
    }

    public static String unpack(String log) {
        return "unpack-" + log;
    }

    public static String judge(String log) {
        return "judge-" + log;
    }

    public static String aside(String log) {
        return "send-aside-" + log;
    }

    public static String watch(String log) {
        return "watch-" + log;
    }

    public static String recall(String log) {
        return "recall-" + log;
    }

    /** @param unit id of the unit whose detector combines streams */
    public static String combine(String unit) {
        return "combine-streams-" + unit;
    }

    /** @param depth from 1: how many links back */
    public static String followLineage(int depth) {
        return "follow-lineage-" + depth;
    }

    /** @param signals {@code roots} or {@code untraced} */
    public static String endTrace(String signals) {
        return "end-trace-" + signals;
    }

    /** @param signals {@code direct} or {@code traced} */
    public static String describeRemotes(String signals) {
        return "describe-remotes-" + signals;
    }

    /** @param signals {@code direct}, {@code traced} or {@code sequences} */
    public static String keepFindings(String signals) {
        return "leave-out-building-blocks-" + signals;
    }

    /** @param signals {@code direct} or {@code traced} */
    public static String beginnings(String signals) {
        return "beginnings-" + signals;
    }

    /** @param signals {@code direct} or {@code traced} */
    public static String besideBeginnings(String signals) {
        return "beside-beginnings-" + signals;
    }

    /** @param signals {@code direct} or {@code traced} */
    public static String nameRoots(String signals) {
        return "name-roots-" + signals;
    }

    /** @param signals {@code direct}, {@code traced}, {@code sequences} or {@code members} */
    public static String exemptFromRollUp(String signals) {
        return "exempt-from-roll-up-" + signals;
    }

    /** @param signals as of {@link #exemptFromRollUp} */
    public static String liableToRollUp(String signals) {
        return "liable-to-roll-up-" + signals;
    }

    /** @param signals {@code direct} or {@code traced} */
    public static String keySignals(String signals) {
        return "key-signals-" + signals;
    }

    /** What only turns records into text, in the chain of the operator with this uid. */
    public static String format(String writer) {
        return "format-for-" + writer;
    }
}
