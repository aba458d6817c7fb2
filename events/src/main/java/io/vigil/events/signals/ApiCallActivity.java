package io.vigil.events.signals;

import org.jspecify.annotations.Nullable;

/**
 * A call of an AWS API.
 *
 * @param s3Data a data event of S3, such as {@code GetObject}: the finding is about the bucket, not about the credentials
 * @param service {@code eventSource}, such as {@code iam.amazonaws.com}
 * @param api {@code eventName}, such as {@code CreateUser}
 * @param errorCode null when the call succeeded
 * @param userAgent null when the log does not record it
 * @param callerAccount the account of the identity that called, or whose VPC endpoint it called through; null when not known
 * @param callerAffiliated whether that account is known as one of the organisation; null where nobody looked
 */
public record ApiCallActivity(
        boolean s3Data,
        String service,
        String api,
        @Nullable String errorCode,
        @Nullable String userAgent,
        @Nullable String callerAccount,
        @Nullable Boolean callerAffiliated)
        implements Activity {

    /** The same call, made through what belongs to another account. */
    public ApiCallActivity through(String account, boolean affiliated) {
        return new ApiCallActivity(s3Data, service, api, errorCode, userAgent, account, affiliated);
    }
}
