package io.vigil.models.instancecredentials;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.baseline.DayTable;
import io.vigil.models.baseline.NetworkKey;
import io.vigil.models.instancecredentials.InstanceCredentialExfiltration.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Says what is unusual about a use of an instance's credentials, and how they are usually used. */
final class CredentialUseExplanation {
    static final String NETWORK = "network";
    static final String NEW_APIS = "newApis";

    private static final String SCOPE = "instance";

    private CredentialUseExplanation() {}

    static Observation[] of(Sightings sightings, Use use, ApiCall call, Set<Sign> signs) {
        List<Observation> reported = new ArrayList<>();
        if (Sign.ofPlace(signs)) {
            long place = use.place().key();
            reported.add(unusual(NETWORK, sightings.networks.frequency(place, use.day()), NetworkKey.text(place)));
        }
        emitEndpoint(sightings, call, signs, reported);
        if (signs.contains(Sign.LOOKING_AROUND)) {
            reported.add(unusual(NEW_APIS, Frequency.UNSEEN, call.name()));
        }
        if (signs.contains(Sign.OTHER_TOOL)) {
            reported.add(unusual("userAgent", Frequency.UNSEEN, use.agent()));
        }
        if (signs.contains(Sign.DOWNGRADED)) {
            reported.add(unusual("ec2RoleDelivery", Frequency.UNSEEN, call.textOr(ApiField.ROLE_DELIVERY, "")));
            reported.add(usual("ec2RoleDelivery", Frequency.FREQUENT, List.of("2.0")));
        }
        for (Frequency frequency : new Frequency[] {Frequency.FREQUENT, Frequency.INFREQUENT, Frequency.RARE}) {
            emit(NETWORK, sightings.networks, use.day(), frequency, reported);
            emit("userAgent", sightings.agents, use.day(), frequency, reported);
        }
        return reported.toArray(Observation[]::new);
    }

    private static void emitEndpoint(Sightings sightings, ApiCall call, Set<Sign> signs, List<Observation> reported) {
        String endpoint = call.text(ApiField.VPC_ENDPOINT);
        String owner = call.text(ApiField.VPC_ENDPOINT_ACCOUNT);
        boolean foreign = signs.contains(Sign.OTHER_ACCOUNT) || signs.contains(Sign.AFFILIATED_ACCOUNT);
        boolean unknown = sightings.endpoints.find(Endpoints.key(call)) < 0;
        if (endpoint != null && (unknown || foreign || signs.contains(Sign.OTHER_VPC))) {
            reported.add(unusual("vpcEndpoint", Frequency.UNSEEN, endpoint));
        }
        String vpc = call.text(ApiField.ISSUED_IN_VPC);
        if (endpoint != null && vpc != null) {
            reported.add(usual("ec2IssuedInVPC", Frequency.FREQUENT, List.of(vpc)));
        }
        if (owner != null && foreign) {
            reported.add(unusual("vpcEndpointAccount", Frequency.UNSEEN, owner));
        }
    }

    private static void emit(String feature, DayTable table, int day, Frequency frequency, List<Observation> reported) {
        List<String> values = new ArrayList<>();
        for (int at = 0; at < table.size(); at++) {
            if (table.frequencyAt(at, day) == frequency) {
                values.add(Objects.requireNonNullElse(table.word(at), NetworkKey.text(table.key(at))));
            }
        }
        if (!values.isEmpty()) {
            reported.add(usual(feature, frequency, values));
        }
    }

    private static Observation unusual(String feature, Frequency frequency, String value) {
        return new Observation(SCOPE, feature, true, frequency, new String[] {value});
    }

    private static Observation usual(String feature, Frequency frequency, List<String> values) {
        return new Observation(SCOPE, feature, false, frequency, values.toArray(String[]::new));
    }
}
