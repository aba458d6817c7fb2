package io.vigil.models.instancecredentials;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.models.instancecredentials.CallOrigin.Kind;

/**
 * One use of an instance's credentials through a VPC endpoint, where CloudTrail states the VPC of the instance they were issued for.
 *
 * @param endpoint hash of {@code vpcEndpointId}; 0 where CloudTrail states nothing
 * @param network the private network that the call came from, as {@link io.vigil.models.baseline.NetworkKey} names it
 * @param vpc hash of {@code ec2IssuedInVPC}
 */
record Passage(long endpoint, long network, long vpc) {
    static final Passage NONE = new Passage(0, 0, 0);

    static Passage of(ApiCall call, CallOrigin place) {
        return place.kind() == Kind.PRIVATE && call.has(ApiField.VPC_ENDPOINT) && call.has(ApiField.ISSUED_IN_VPC)
                ? new Passage(call.hash(ApiField.VPC_ENDPOINT), place.key(), call.hash(ApiField.ISSUED_IN_VPC))
                : NONE;
    }

    boolean isReported() {
        return endpoint != 0;
    }
}
