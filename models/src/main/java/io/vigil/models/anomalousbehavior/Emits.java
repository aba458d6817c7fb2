package io.vigil.models.anomalousbehavior;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which finding type an unusual call belongs to: by its tactic, except for calls on objects of S3 and for questions to AI models. */
final class Emits {
    private static final String S3 = "s3.amazonaws.com";
    private static final String BY_TACTIC = ":IAMUser/AnomalousBehavior";
    private static final double TELLING = 2;
    private static final double SOMETHING = 1;
    private static final double MEDIUM = 5;
    private static final double LOW = 2;
    private static final String ASKS_A_MODEL = "Impact:IAMUser/AnomalousModelInvocation";
    private static final Set<String> QUESTIONS = Set.of(
            "InvokeModel",
            "InvokeModelWithResponseStream",
            "InvokeModelWithBidirectionalStream",
            "Converse",
            "ConverseStream",
            "CreateInference",
            "InvokeEndpoint",
            "InvokeEndpointAsync",
            "InvokeEndpointWithResponseStream");

    private final Map<Tactic, Emit> byTactic = new EnumMap<>(Tactic.class);
    private final Map<@Nullable String, Emit> byType = new HashMap<>();

    Emits(Unit unit) {
        for (Emit emit : unit.emits()) {
            byType.put(emit.type(), emit);
            if (String.valueOf(emit.type()).endsWith(BY_TACTIC)) {
                byTactic.put(emit.tactic(), emit);
            }
        }
    }

    /** Null for building blocks, which never become findings. */
    @Nullable
    Emit of(ApiCall call, Api api) {
        if (QUESTIONS.contains(call.name())) {
            return byType.get(ASKS_A_MODEL);
        }
        boolean object = call.service().equals(S3) && !call.is(CallFlag.MANAGEMENT);
        return object ? byType.get(onObjects(call.name())) : byTactic.get(api.tactic());
    }

    /** The type that a candidate has. */
    Emit of(Signal candidate) {
        return Objects.requireNonNull(byType.get(candidate.detection().type()));
    }

    /**
     * Severity by what the act can do, on the scale of weights that rules share: what means much (2) has the severity of its type, what means something (1)
     * is medium at most, everyday acts and upkeep are low. Objects and questions to models have no weights of their own.
     */
    static double severity(Emit emit, Api api) {
        if (!String.valueOf(emit.type()).endsWith(BY_TACTIC) || api.sensitivity() >= TELLING) {
            return emit.severity();
        }
        return Math.min(emit.severity(), api.sensitivity() >= SOMETHING ? MEDIUM : LOW);
    }

    /** What many begin together. */
    Emit rollOut() {
        return Objects.requireNonNull(byType.get(null));
    }

    private static String onObjects(String name) {
        if (name.endsWith("Acl") && !name.startsWith("Get")) {
            return "Impact:S3/AnomalousBehavior.Permission";
        }
        if (name.startsWith("Delete")) {
            return "Impact:S3/AnomalousBehavior.Delete";
        }
        boolean reads = name.startsWith("GetObject") && !name.endsWith("Acl") && !name.endsWith("Tagging");
        if (reads || name.equals("SelectObjectContent") || name.equals("CopyObject")) {
            return "Exfiltration:S3/AnomalousBehavior";
        }
        boolean looks = name.startsWith("Get") || name.startsWith("List") || name.startsWith("Head");
        return looks ? "Discovery:S3/AnomalousBehavior" : "Impact:S3/AnomalousBehavior.Write";
    }
}
