package io.vigil.sources.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.sources.Outcome;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.TimeRange;
import io.vigil.sources.gzip.PlainStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What the scanner accepts, the parser reads alike: it may refuse more, and never say something else. */
class DecodersAgreeTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final TimeRange RANGE = new TimeRange(Outcome.NOT_AFTER);

    private final CallDecoder scanning = new CallDecoder(RANGE);
    private final RecordParser parsing = new RecordParser(new CallDraft(RANGE));

    @Test
    void onARecordWithEverything() {
        byte[] record = Records.FULL.getBytes(StandardCharsets.UTF_8);

        var scanned = scanning.scan(record, 0, record.length);

        assertThat(scanned).isNotNull();
        assertAgree(record);
    }

    @Test
    void whereverARecordIsCutOff() {
        byte[] record = Records.FULL.getBytes(StandardCharsets.UTF_8);

        for (int length = 1; length < record.length; length++) {
            assertThat(scanning.scan(record, 0, length)).as("cut at %d", length).isNull();
            assertAgree(Arrays.copyOf(record, length));
        }
    }

    @Test
    void onEveryByteReplacedByEveryKindOfByte() {
        byte[] record = Records.FULL.getBytes(StandardCharsets.UTF_8);
        byte[] kinds = {
            '"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', 'e', '.', 'n', ' ', '\n', 0, (byte) 0x80, (byte) 0xc3
        };

        for (int at = 0; at < record.length; at++) {
            for (byte kind : kinds) {
                byte[] changed = record.clone();
                changed[at] = kind;
                assertAgree(changed);
            }
        }
    }

    @Test
    void onEveryOddValueInEveryMember() {
        var odd = List.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "01",
                "1.5",
                "1e5",
                "1e400",
                "12345678901234567890",
                "\"\"",
                "\"true\"");
        var odder = List.of(
                "\"Yes\"",
                "\"\\u0041\"",
                "\"é\"",
                "{}",
                "[]",
                "[1]",
                "{\"type\":\"x\"}",
                "nope",
                "\"2024-05-01T10:11:12+02:00\"");

        for (Member member : Member.values()) {
            for (String value : Stream.concat(odd.stream(), odder.stream()).toList()) {
                assertAgree(with(member, value).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void onMembersThatStandTwice() {
        for (Member member : Member.values()) {
            for (String value : List.of("null", "\"other\"", "{\"type\":\"other\"}", "7")) {
                String again = "{\"" + member.label + "\":" + value + "," + Records.FULL.substring(1);
                String before = Records.FULL.substring(0, Records.FULL.length() - 1) + ",\"" + member.label + "\":"
                        + value + "}";

                assertAgree(again.getBytes(StandardCharsets.UTF_8));
                assertAgree(before.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Property(tries = 2000)
    void onRandomlyMutatedRecords(@ForAll long seed) {
        byte[] record = Records.FULL.getBytes(StandardCharsets.UTF_8);

        assertAgree(mutate(record, new Random(seed)));
    }

    @Test
    void onRealRecordsAndTheirMutations() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "skipped: the development data is not beside the project (../shared/data)");
        var random = new Random(7);

        for (String line : realRecords()) {
            byte[] record = line.getBytes(StandardCharsets.UTF_8);
            assertThat(scanning.scan(record, 0, record.length)).as(line).isNotNull();
            assertAgree(record);
            assertAgree(mutate(record, random));
        }
    }

    private static List<String> realRecords() throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<Path> all = Files.walk(DATA)) {
            var files = all.filter(file ->
                            file.toString().matches(".*(stratus-detonation-logs/aws.*|/cloudtrail[.]jsonl([.]gz)?)"))
                    .filter(file -> !file.toString().contains("streamalert"))
                    .toList();
            for (Path file : files) {
                try (var in = new PlainStream(Files.newInputStream(file), Long.MAX_VALUE);
                        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                    reader.lines().forEach(lines::add);
                }
            }
        }
        return lines;
    }

    /** The full record with one member's value replaced, or added where the record lacks the member. */
    private static String with(Member member, String value) {
        var pattern = "\"" + member.label + "\":(\"[^\"]*\"|[a-z0-9.]+)";
        String replaced = Records.FULL.replaceFirst(
                pattern, java.util.regex.Matcher.quoteReplacement("\"" + member.label + "\":" + value));
        return replaced.equals(Records.FULL)
                ? "{\"" + member.label + "\":" + value + "," + Records.FULL.substring(1)
                : replaced;
    }

    /** One to three bytes removed, doubled, or replaced. */
    private static byte[] mutate(byte[] record, Random random) {
        byte[] mutated = record;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(mutated.length);
            int cut = random.nextInt(3);
            byte[] next = new byte[mutated.length - cut + 1];
            System.arraycopy(mutated, 0, next, 0, Math.min(at, next.length));
            int tail = Math.max(0, mutated.length - at - cut);
            System.arraycopy(mutated, mutated.length - tail, next, next.length - tail, tail);
            if (at < next.length) {
                next[at] = random.nextBoolean() ? mutated[random.nextInt(mutated.length)] : (byte) random.nextInt(256);
            }
            mutated = next;
        }
        return mutated;
    }

    private void assertAgree(byte[] record) {
        ApiCall scanned = scanning.scan(record, 0, record.length);
        if (scanned == null || scanning.scannedTo() != record.length) {
            return;
        }
        Decoded<ApiCall> parsed = parsing.parse(record, 0, record.length);

        assertThat(parsed).as(() -> new String(record, StandardCharsets.UTF_8)).isEqualTo(new Accepted<>(scanned));
        ApiCall call = ((Accepted<ApiCall>) parsed).event();
        assertThat(call.entityHash()).isEqualTo(scanned.entityHash());
        for (RawPart part : RawPart.values()) {
            assertThat(call.raw(part)).as("%s", part).isEqualTo(scanned.raw(part));
        }
    }
}
