package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Problems;
import io.vigil.detection.Detector;
import io.vigil.events.Event;
import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.EventEntities;
import io.vigil.jobs.retrohunt.ContactLog;
import io.vigil.sources.LogFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One kind of log, and all that differs from kind to kind: pipeline, options, replay, live job and benchmark are written once for all of them.
 * Immutable; travels with the job.
 *
 * @param <E> events of the log
 */
public interface LogKind<E extends Event> extends EventEntities<E>, ContactLog<E> {
    /** Such as {@code vpc-flow}: in options, ids of operators and rules, for ever. The log's format has the same name. */
    String name();

    /** One piece of it as help texts call it, such as {@code VPC flow log}, before "file or folder". */
    String title();

    /** What a stream of it holds, such as {@code VPC flow logs}. */
    String records();

    /** The folder below that of an account into which AWS delivers it, such as {@code vpcflowlogs}; named as the log by default. */
    default String service() {
        return name();
    }

    /** How much earlier than others of its stream an event may usually arrive, as AWS describes its delivery. */
    default Duration disorder() {
        return Duration.ofMinutes(15);
    }

    /** The usual longest way of an event into its stream or file, as AWS describes it; none is promised. */
    default Duration delivery() {
        return Duration.ofMinutes(15);
    }

    /** What users can say about the form of their logs; none by default. */
    default List<OwnOption> options() {
        return List.of();
    }

    /**
     * How the log is read.
     *
     * @param options value by name of one of {@link #options()}; null when it was not given
     * @param problems takes what is wrong with the options; what is returned then is not used
     */
    LogFormat<E> format(UnaryOperator<@Nullable String> options, Problems problems);

    /** Temporary credentials that the event made; null when it made none. */
    default @Nullable CredentialIssuance issuance(E event) {
        return null;
    }

    /** By default, the rules that count and the models that observe such events. */
    @Override
    default List<Detector<E, ?>> detectors(Detections detections) {
        var detectors = new ArrayList<Detector<E, ?>>(
                detections.compileRules(unit -> true).on(events()).detectors());
        detectors.addAll(detections.compileModels().detectors(events()));
        return detectors;
    }

    @Override
    default int compareTies(E one, E other) {
        return one.id().compareTo(other.id());
    }

    /**
     * An option of one kind of log.
     *
     * @param name with the leading {@code --}
     * @param label what its value is, for help
     * @param help one or two sentences
     */
    record OwnOption(String name, String label, String help) {}
}
