package io.vigil.sinks.receivers;

import io.vigil.sinks.aws.AwsClient;
import io.vigil.sinks.aws.CredentialSource;
import java.net.http.HttpClient;
import java.time.Clock;

/**
 * What receivers are reached with.
 *
 * @param http follows no redirect: it would lead what was signed elsewhere
 * @param credentials of AWS
 * @param secret that webhooks are signed with; empty where there is none
 */
public record Means(HttpClient http, CredentialSource credentials, Clock clock, byte[] secret) {
    AwsClient aws(String region, String service) {
        return new AwsClient(http, credentials, clock, region, service);
    }
}
