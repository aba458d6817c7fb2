package io.vigil.findings;

import io.vigil.events.ListHit;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** {@code service.additionalInfo.vigil}: what GuardDuty's format has no place for. Which detection it was, how sure, and on what evidence. */
final class VigilInfo {
    private VigilInfo() {}

    static Fields of(Finding finding) {
        Signal latest = finding.latest();
        LogLines lines = finding.evidence().lines();
        return new Fields()
                .text("unit", latest.detection().unit())
                .text("tactic", latest.detection().tactic().name())
                .text("technique", latest.detection().technique())
                .mark("retrospective", latest.occurrence().isRetrospective())
                .mark("provisional", finding.provisional())
                .mark("withdrawn", finding.withdrawn())
                .number("score", latest.score().value())
                .number("pValue", latest.score().pValue())
                .text("principal", latest.subject().principal())
                .text("rootPrincipal", latest.subject().root())
                .text("resource", latest.subject().resource())
                .text("discriminator", latest.detection().discriminator())
                .texts("eventIds", names(finding.evidence().events()))
                .texts("accessKeys", names(finding.evidence().accessKeys()))
                .texts("domains", names(finding.evidence().domains()))
                .objects("remotes", Arrays.stream(finding.evidence().remotes()).map(VigilInfo::remote))
                .objects("listHits", Arrays.stream(finding.evidence().hits()).map(VigilInfo::hit))
                .objects("observations", observations(finding))
                .objects(
                        "scoreShares",
                        Arrays.stream(latest.evidence().observations())
                                .filter(Observation::isShare)
                                .map(VigilInfo::share))
                .objects("memberOf", memberOf(finding))
                .objects("members", members(finding))
                .objects(
                        "sequences",
                        Arrays.stream(finding.evidence().chapters()).map(VigilInfo::chapter))
                .text("firstEvent", lines.first().toString())
                .text(
                        "lastEvent",
                        lines.last().equals(lines.first()) ? null : lines.last().toString())
                .objects("steps", Arrays.stream(finding.evidence().steps()).map(VigilInfo::step));
    }

    private static List<String> names(SignalCount[] tallies) {
        return Arrays.stream(tallies).map(SignalCount::name).toList();
    }

    private static Fields remote(SignalCount remote) {
        return new Fields()
                .text("ip", remote.name())
                .number("count", remote.count())
                .time("firstSeen", remote.first())
                .time("lastSeen", remote.last());
    }

    private static Fields share(Observation part) {
        return new Fields().text("feature", part.feature()).number("share", Double.parseDouble(part.values()[0]));
    }

    private static Fields hit(ListHit hit) {
        return new Fields()
                .text("list", hit.list())
                .text("listVersion", hit.version())
                .text("kind", hit.kind())
                .text("indicator", hit.indicator())
                .text("matched", hit.matched())
                .texts("threatNames", List.of(hit.threatNames()));
    }

    /** What is usual now, and all that was unusual. */
    private static Stream<Fields> observations(Finding finding) {
        var usual = Arrays.stream(finding.latest().evidence().observations())
                .filter(seen -> !seen.unusual() && !seen.isShare());
        var unusual = Arrays.stream(finding.evidence().unusual()).filter(seen -> !seen.isMembership());
        return Stream.concat(usual, unusual)
                .map(seen -> new Fields()
                        .text("scope", seen.scope())
                        .text("feature", seen.feature())
                        .flag("unusual", seen.unusual())
                        .text("frequency", seen.frequency().name())
                        .texts("values", List.of(seen.values())));
    }

    /** The sequences that hold the whole story. */
    private static Stream<Fields> memberOf(Finding finding) {
        return finding.evidence()
                .sequences()
                .map(story -> new Fields().text("type", story.split(" ", 2)[0]).text("id", Finding.idOf(story)));
    }

    /** The findings that a sequence is made of. */
    private static Stream<Fields> members(Finding finding) {
        return Steps.findings(finding.evidence().steps()).entrySet().stream()
                .map(member -> new Fields().text("type", member.getValue()).text("id", member.getKey()));
    }

    private static Fields chapter(Chapter chapter) {
        return new Fields()
                .text("type", chapter.type())
                .text("unit", chapter.unit())
                .text("title", chapter.title())
                .time("firstSeen", chapter.firstSeen())
                .time("lastSeen", chapter.lastSeen());
    }

    private static Fields step(SequenceStep step) {
        return new Fields()
                .text("step", step.step())
                .text("unit", step.unit())
                .time("time", step.time())
                .text("rootPrincipal", step.subject().root())
                .texts("eventIds", List.of(step.eventIds()));
    }
}
