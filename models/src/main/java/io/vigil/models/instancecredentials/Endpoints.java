package io.vigil.models.instancecredentials;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.models.baseline.DayTable;

/** Through which VPC endpoint an instance reaches which service: one each, since an endpoint belongs to one VPC and one service. */
final class Endpoints {
    /** A key of the table is 32 bits of the service and 32 of its endpoint. */
    private static final long SERVICE = 0xffff_ffff_0000_0000L;

    private Endpoints() {}

    static long key(ApiCall call) {
        return call.hash(ApiField.SERVICE) & SERVICE | call.hash(ApiField.VPC_ENDPOINT) & ~SERVICE;
    }

    /** Whether this service was reached before, and never through this endpoint. */
    static boolean isAnother(DayTable known, ApiCall call) {
        long key = key(call);
        boolean service = false;
        for (int at = 0; at < known.size(); at++) {
            if (known.key(at) == key) {
                return false;
            }
            service |= ((known.key(at) ^ key) & SERVICE) == 0;
        }
        return service;
    }
}
