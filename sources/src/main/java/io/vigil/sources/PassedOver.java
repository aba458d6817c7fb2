package io.vigil.sources;

/**
 * Records that a reader knows and that are no event of its log: neither an event nor damage. Together with events and rejects they are all
 * that the input holds.
 *
 * @param records at least 1
 */
public record PassedOver(Kind kind, long records) {
    /** What they are. */
    public enum Kind {
        /** CloudTrail Insights: a rate of calls that is unusual, beside the calls themselves. */
        INSIGHT("CloudTrail Insights event"),
        /** The signed list of delivered files that CloudTrail writes each hour. */
        DIGEST("CloudTrail digest file"),
        /** CloudTrail Lake also keeps configuration items, evidence of Audit Manager and activity of other products. */
        OTHER_CATEGORY("CloudTrail Lake event that is no API call"),
        /** That an object was stored: by S3, or by CloudTrail itself to SNS. */
        NOTIFICATION("notification of a stored object"),
        /** An EventBridge event of another source than CloudTrail. */
        OTHER_EVENT("EventBridge event that is no API call"),
        /** Tests and confirmations of a subscription: CloudWatch Logs, SNS, S3. */
        CONTROL_MESSAGE("control message of a subscription"),
        /** A flow log line of an interval without traffic (NODATA), or not recorded (SKIPDATA), that states no time. */
        NO_DATA("flow log line without data");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** One of them, in words. */
        public String text() {
            return text;
        }
    }
}
