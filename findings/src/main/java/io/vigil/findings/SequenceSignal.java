package io.vigil.findings;

import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.SequenceStep;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** One entry of a sequence's {@code signals}: a finding, or an act that is harmless by itself, and how often it was seen. */
final class SequenceSignal {
    private SequenceSignal() {}

    /** @param members at least one, earliest first; all of one unit and name */
    static Fields of(String findingId, List<SequenceStep> members, FindingScope place) {
        SequenceStep first = members.get(0);
        SequenceStep last = members.get(members.size() - 1);
        var parties = members.stream().map(step -> new Parties(step, place)).toList();
        return new Fields()
                .text("uid", Identity.hash(findingId, first.unit(), nameOf(first)))
                .text("type", first.type() == null ? LogSource.of(first.activity()) : "FINDING")
                .text("name", nameOf(first))
                .text("description", last.title())
                .time("createdAt", first.time())
                .time("updatedAt", last.time())
                .time(
                        "firstSeenAt",
                        members.stream().mapToLong(SequenceStep::since).min().orElseThrow())
                .time("lastSeenAt", last.time())
                .all(severity(members))
                .number("count", members.size())
                .texts("resourceUids", ids(parties, side -> side.resources().keySet()))
                .texts("actorIds", ids(parties, side -> side.actors().keySet()))
                .texts("endpointIds", ids(parties, side -> side.endpoints().keySet()))
                .objects("signalIndicators", Indicators.of(members))
                .objects("activities", activities(members));
    }

    /** A finding's type; for any other act the API, the name asked for, or else the detection. */
    static String nameOf(SequenceStep step) {
        return Stream.of(step.type(), step.activity().api(), step.activity().domain(), step.unit())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static Fields severity(List<SequenceStep> members) {
        double worst =
                members.stream().mapToDouble(SequenceStep::severity).max().orElse(0);
        return worst == 0 ? new Fields() : new Fields().number("severity", worst);
    }

    private static Set<String> ids(List<Parties> parties, Function<Parties, Collection<String>> which) {
        var all = new TreeSet<String>();
        parties.forEach(side -> all.addAll(which.apply(side)));
        return all;
    }

    private static Stream<Fields> activities(List<SequenceStep> members) {
        return members.stream()
                .map(SequenceStep::activity)
                .filter(ApiCallActivity.class::isInstance)
                .map(ApiCallActivity.class::cast)
                .distinct()
                .map(SequenceSignal::activity);
    }

    private static Fields activity(ApiCallActivity call) {
        var api = new Fields()
                .text("operation", call.api(), 512)
                .text("service", call.service(), 512)
                .text("error", call.errorCode(), 512)
                .text("userAgent", call.userAgent(), 1024);
        return new Fields().text("type", "API_CALL").object("api", api);
    }
}
