package io.vigil.sinks.formats;

/**
 * GuardDuty's bands, and what other formats call them.
 *
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html">Severity levels of GuardDuty findings</a>
 */
enum Severity {
    LOW("Low", 2),
    MEDIUM("Medium", 3),
    HIGH("High", 4),
    CRITICAL("Critical", 5);

    /** OCSF's {@code severity}. */
    final String ocsfName;
    /** OCSF's {@code severity_id}. */
    final int ocsfId;

    Severity(String ocsfName, int ocsfId) {
        this.ocsfName = ocsfName;
        this.ocsfId = ocsfId;
    }

    static Severity of(double value) {
        if (value >= 9) {
            return CRITICAL;
        }
        if (value >= 7) {
            return HIGH;
        }
        return value >= 4 ? MEDIUM : LOW;
    }
}
