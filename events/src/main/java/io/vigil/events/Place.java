package io.vigil.events;

/** Account and region of a record of a log. */
final class Place {
    private Place() {}

    /** 64-bit hash of both. */
    static long hash(LogEvent event) {
        if (event instanceof NetworkFlow flow) {
            return flow.owner.placeHash();
        }
        return event instanceof ApiCall call ? ofCall(call) : ofQuery((DnsQuery) event);
    }

    private static long ofCall(ApiCall call) {
        return Hash.combine(call.hash(ApiField.ACCOUNT), call.hash(ApiField.REGION));
    }

    private static long ofQuery(DnsQuery query) {
        return Hash.combine(query.hash(QueryField.ACCOUNT), query.hash(QueryField.REGION));
    }
}
