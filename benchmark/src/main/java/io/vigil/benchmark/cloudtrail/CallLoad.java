package io.vigil.benchmark.cloudtrail;

import io.vigil.benchmark.load.LoadOfLog;
import io.vigil.benchmark.load.Tokens;
import io.vigil.events.cloudtrail.ApiCall;
import java.util.Map;

/** CloudTrail records. */
public final class CallLoad {
    private CallLoad() {}

    public static LoadOfLog load() {
        return new LoadOfLog(ApiCall.class, Map.of(), new GeneratedCall(), 64, 100_000, Tokens.json());
    }
}
