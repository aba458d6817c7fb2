package io.vigil.models.anomalousbehavior;

import io.vigil.events.Hash;

/**
 * One call as the model sees it: for each attribute the number that names its value, 0 where the call does not contain it. A call that is refused
 * is not the same value as one that succeeds: who is refused it every day has still never made it.
 *
 * @param denied the call was refused for want of permission
 */
record Traits(
        Api api,
        long network,
        long country,
        long agent,
        long region,
        long bucket,
        long error,
        long model,
        boolean denied) {
    private static final int REFUSED = 1;

    long key(Attribute attribute) {
        return switch (attribute) {
            case API -> denied ? Hash.combine(api.key(), REFUSED) : api.key();
            case SERVICE -> api.service();
            case KIND -> api.act();
            case NETWORK -> network;
            case COUNTRY -> country;
            case AGENT -> agent;
            case REGION -> region;
            case BUCKET -> bucket;
            case ERROR -> error;
            case MODEL -> model;
            case USER, USER_TYPE -> 0;
        };
    }
}
