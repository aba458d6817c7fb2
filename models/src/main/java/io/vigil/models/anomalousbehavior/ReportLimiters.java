package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What an account reported of its principals lately. Who was reported of longest ago makes room. */
final class ReportLimiters {
    private static final int CAPACITY = 20;

    private final Map<Long, ReportLimiter> all = new LinkedHashMap<>();

    /** Never null; kept only if it is {@linkplain #keep kept}. */
    ReportLimiter of(long principal) {
        ReportLimiter known = all.get(principal);
        return known == null ? new ReportLimiter() : known;
    }

    void keep(long principal, ReportLimiter reports) {
        all.remove(principal);
        all.put(principal, reports);
        if (all.size() > CAPACITY) {
            all.remove(all.keySet().iterator().next());
        }
    }

    ReportLimiters copy() {
        var copy = new ReportLimiters();
        all.forEach((principal, reports) -> copy.all.put(principal, reports.copy()));
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(all.size());
        for (Map.Entry<Long, ReportLimiter> each : all.entrySet()) {
            out.writeLong(each.getKey());
            each.getValue().write(out);
        }
    }

    static ReportLimiters read(DataInputView in) throws IOException {
        var reports = new ReportLimiters();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            reports.all.put(in.readLong(), ReportLimiter.read(in));
        }
        return reports;
    }
}
