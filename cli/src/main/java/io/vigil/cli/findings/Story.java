package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.jobs.options.Terminal.Colour;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A finding explained to a person: what happened, in which order, what is odd about it, what to do.
 *
 * @param finding GuardDuty's JSON
 * @param members the findings that a sequence is made of, earliest first; none for a single finding
 */
record Story(JsonNode finding, List<JsonNode> members) {
    private static final int CRITICAL = 9;
    private static final int HIGH = 7;
    private static final int MEDIUM = 4;
    private static final int DAY = "2026-06-12".length();

    void print(Paragraphs out, DetectionPage page) {
        head(out);
        happened(out);
        new Chronicle(finding, members).print(out);
        Oddity.of(Stream.concat(Stream.of(finding), members.stream()).toList()).print(out);
        parties(out);
        for (String heading : List.of("Innocent causes", "What to do")) {
            var paragraphs = page.section(heading);
            if (!paragraphs.isEmpty()) {
                out.heading(heading);
                paragraphs.forEach(out::paragraph);
            }
        }
    }

    private void head(Paragraphs out) {
        double severity = finding.path("severity").asDouble();
        out.line(
                String.format(Locale.ROOT, "%.1f %s  %s", severity, level(severity), text("/type")),
                severity >= HIGH ? Colour.RED : severity >= MEDIUM ? Colour.YELLOW : Colour.BLUE);
        out.line(text("/title"), Colour.BOLD);
        String archived = finding.at("/service/archived").asBoolean() ? ", archived" : "";
        out.line(
                span(text("/service/eventFirstSeen"), text("/service/eventLastSeen")) + " UTC, reported "
                        + times(text("/service/count")) + archived,
                Colour.FAINT);
        out.line(
                "account " + text("/accountId") + ", " + text("/region") + ", finding " + text("/id") + ", detection "
                        + text("/service/additionalInfo/vigil/unit"),
                Colour.FAINT);
    }

    private static String level(double severity) {
        if (severity >= CRITICAL) {
            return "Critical";
        }
        if (severity >= HIGH) {
            return "High";
        }
        return severity >= MEDIUM ? "Medium" : "Low";
    }

    private void happened(Paragraphs out) {
        out.heading("What happened");
        out.paragraph(text("/description"));
    }

    private void parties(Paragraphs out) {
        out.heading("Who, from where, to what");
        out.item(
                "user",
                distinct("/resource/accessKeyDetails/userName", "/service/detection/sequence/actors", "/user/name"));
        out.item("key", text("/resource/accessKeyDetails/accessKeyId"));
        out.item("instance", text("/resource/instanceDetails/instanceId"));
        out.item(
                "resources",
                String.join(
                        ", ", texts("/service/detection/sequence/resources", "/name", "/resource/s3BucketDetails")));
        String call = text("/service/action/awsApiCallAction/api");
        out.item("call", call.isEmpty() ? "" : call + " of " + text("/service/action/awsApiCallAction/serviceName"));
        out.item("agent", String.join("; ", agents()));
        out.item("domain", text("/service/action/dnsRequestAction/domain"));
        out.item("from", String.join("; ", places()));
        out.item("lists", lists());
        out.item("ATT&CK", text("/service/additionalInfo/vigil/technique"));
    }

    private Set<String> agents() {
        var ofSignals = elements(finding.at("/service/detection/sequence/signals"))
                .flatMap(signal -> elements(signal.path("activities")))
                .map(activity -> activity.at("/api/userAgent"));
        return Stream.concat(Stream.of(finding.at("/service/action/awsApiCallAction/userAgent")), ofSignals)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String distinct(String one, String many, String name) {
        var names = new LinkedHashSet<String>();
        names.add(text(one));
        elements(finding.at(many)).forEach(each -> names.add(each.at(name).asText()));
        names.remove("");
        return String.join(", ", names);
    }

    private Set<String> texts(String many, String name, String other) {
        return Stream.concat(elements(finding.at(many)), elements(finding.at(other)))
                .map(each -> each.at(name).asText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Addresses with what is known of their place. */
    private Set<String> places() {
        var details = Stream.of("awsApiCallAction", "networkConnectionAction")
                .map(action -> finding.at("/service/action/" + action + "/remoteIpDetails"))
                .map(remote -> place(
                        remote.path("ipAddressV4")
                                .asText(remote.path("ipAddressV6").asText()),
                        remote.at("/city/cityName"),
                        remote.at("/country/countryName"),
                        remote.at("/organization/org")));
        var endpoints = elements(finding.at("/service/detection/sequence/endpoints"))
                .map(end -> place(
                        end.path("ip").asText(),
                        end.at("/location/city"),
                        end.at("/location/country"),
                        end.at("/autonomousSystem/name")));
        return Stream.concat(details, endpoints)
                .filter(place -> !place.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String place(String address, JsonNode... known) {
        String where = Stream.of(known)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return where.isEmpty() ? address : address + " (" + where + ")";
    }

    /** Those of the members, too: a sequence is on no list itself. */
    private String lists() {
        return Stream.concat(Stream.of(finding), members.stream())
                .flatMap(each -> elements(each.at("/service/additionalInfo/vigil/listHits")))
                .map(hit -> hit.path("indicator").asText() + " on "
                        + hit.path("list").asText() + " ("
                        + hit.path("kind").asText() + "), version "
                        + hit.path("listVersion").asText())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String text(String place) {
        return finding.at(place).asText();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** From when until when; the day once where it is the same. */
    static String span(String from, String to) {
        String first = moment(from);
        String last = moment(to);
        if (first.equals(last)) {
            return first;
        }
        boolean oneDay = first.length() > DAY && last.startsWith(first.substring(0, DAY));
        return first + " – " + (oneDay ? last.substring(DAY).strip() : last);
    }

    static String times(String count) {
        return count.equals("1") ? "once" : count + " times";
    }

    /** To the second. */
    static String moment(String time) {
        return time.length() < 19 ? time : time.substring(0, 19).replace('T', ' ');
    }
}
