package io.vigil.jobs;

/** The uid of every operator. Savepoints find state by these: once released, none is ever changed. */
public final class OperatorIds {
    public static final String WATCH_ACCOUNTS = "watch-accounts";
    public static final String SELECT_SUSPICIONS = "select-suspicions";
    public static final String HEAR_SUSPICIONS = "hear-suspicions";
    public static final String HEAR_PRESENCES = "hear-presences";
    public static final String CHECK_ALIBIS = "check-alibis";
    public static final String LINK_KEYS = "link-keys";
    public static final String SELECT_TEMPORARY = "select-by-temporary-credentials";
    public static final String BEGIN_TRACE = "begin-trace";
    public static final String END_TRACE = "end-trace";
    public static final String SELECT_OTHERS = "select-by-others";
    public static final String DESCRIBE_REMOTES = "describe-remotes";
    public static final String KEEP_FINDINGS = "leave-out-building-blocks";
    public static final String FOLD_FINDINGS = "fold-findings";
    public static final String STORE_FINDINGS = "store-findings";
    public static final String COLLECT_FINDINGS = "collect-findings";
    public static final String WRITE_SIGNALS = "write-signals";
    public static final String WRITE_REJECTED = "write-rejected";

    private OperatorIds() {}

    /** @param log {@code cloudtrail}, {@code vpc-flow} or {@code dns} */
    public static String read(String log) {
        return "read-" + log;
    }

    public static String unpack(String log) {
        return "unpack-" + log;
    }

    public static String judge(String log) {
        return "judge-" + log;
    }

    public static String watch(String log) {
        return "watch-" + log;
    }

    /** @param depth from 1: how many links back */
    public static String followLineage(int depth) {
        return "follow-lineage-" + depth;
    }

    /** @param sequence id of the unit */
    public static String select(String sequence) {
        return "select-" + sequence;
    }

    /** @param sequence id of the unit */
    public static String match(String sequence) {
        return "match-" + sequence;
    }

    /** What only turns records into text, in the chain of the operator with this uid. */
    public static String format(String writer) {
        return "format-for-" + writer;
    }
}
