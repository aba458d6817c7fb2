package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What an account reported of its principals lately. Who was reported of longest ago makes room. */
final class ReportsByPrincipal {
    private static final int CAPACITY = 20;

    private final Map<Long, Reports> all = new LinkedHashMap<>();

    /** Never null; kept only if it is {@linkplain #keep kept}. */
    Reports of(long principal) {
        Reports known = all.get(principal);
        return known == null ? new Reports() : known;
    }

    void keep(long principal, Reports reports) {
        all.remove(principal);
        all.put(principal, reports);
        if (all.size() > CAPACITY) {
            all.remove(all.keySet().iterator().next());
        }
    }

    ReportsByPrincipal copy() {
        var copy = new ReportsByPrincipal();
        all.forEach((principal, reports) -> copy.all.put(principal, reports.copy()));
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(all.size());
        for (Map.Entry<Long, Reports> each : all.entrySet()) {
            out.writeLong(each.getKey());
            each.getValue().write(out);
        }
    }

    static ReportsByPrincipal read(DataInputView in) throws IOException {
        var reports = new ReportsByPrincipal();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            reports.all.put(in.readLong(), Reports.read(in));
        }
        return reports;
    }
}
