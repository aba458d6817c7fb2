package io.vigil.rules.sigma;

import io.vigil.catalogue.DidYouMean;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a CloudTrail record has at its top and in its identity (CloudTrail User Guide, record contents, versions 1.0 to 1.11). */
final class RecordMembers {
    private static final Set<String> TOP = Set.of(
            "additionalEventData",
            "addendum",
            "apiVersion",
            "awsRegion",
            "edgeDeviceDetails",
            "errorCode",
            "errorMessage",
            "eventCategory",
            "eventContext",
            "eventID",
            "eventName",
            "eventSource",
            "eventTime",
            "eventType",
            "eventVersion",
            "insightDetails",
            "managementEvent",
            "readOnly",
            "recipientAccountId",
            "requestID",
            "requestParameters",
            "resources",
            "responseElements",
            "serviceEventDetails",
            "sessionCredentialFromConsole",
            "sharedEventID",
            "sourceIPAddress",
            "tlsDetails",
            "userAgent",
            "userIdentity",
            "vpcEndpointAccountId",
            "vpcEndpointId");

    private static final String IDENTITY = "userIdentity";
    private static final Set<String> OF_IDENTITY = Set.of(
            "accessKeyId",
            "accountId",
            "arn",
            "credentialId",
            "identityProvider",
            "inScopeOf",
            "invokedBy",
            "invokedByDelegate",
            "onBehalfOf",
            "principalId",
            "sessionContext",
            "type",
            "userName");

    private RecordMembers() {}

    /** What is wrong with the name of a field; null when nothing is. */
    static @Nullable String objection(String field) {
        String[] steps = field.split("\\.", -1);
        if (!TOP.contains(steps[0])) {
            return "CloudTrail records have no " + steps[0] + DidYouMean.among(TOP, steps[0]);
        }
        if (steps.length > 1 && steps[0].equals(IDENTITY) && !OF_IDENTITY.contains(steps[1])) {
            return "CloudTrail records have no " + steps[1] + " in userIdentity"
                    + DidYouMean.among(OF_IDENTITY, steps[1]);
        }
        return null;
    }
}
