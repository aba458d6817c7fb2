package io.vigil.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the quick walk answers is what a parser answers. */
class PlainScanTest {
    private static final String[] NAMES = {"a", "b", "items", "name with blank", "ä", "x\\u0061"};
    private static final String[] SCALARS = {
        "1",
        "0",
        "01",
        "-7",
        "1.5e3",
        "123456789012345678901",
        "true",
        "false",
        "null",
        "nil",
        "tru",
        "\"\"",
        "\"a\"",
        "\"two words\"",
        "\"q\\\"uote\"",
        "\"{}\"",
        "\" [1, 2]\"",
        "\"%7B%7D\"",
        "\"%\"",
        "\"ü\"",
        "\"tab\t\""
    };
    private static final String DAMAGE = "{}[],:\"\\ 0x\u0000\u0080";

    @Test
    void itAgreesWithAParserOnWhateverMayStandInARecord() {
        var dice = new Random(5);
        int walked = 0;
        for (int round = 0; round < 60_000; round++) {
            RawJson json = within(json(dice), dice);
            var path = path(dice);
            var quick = new Asked(dice.nextInt(4));
            var parser = new Asked(quick.kind);

            boolean found = path.any(json, quick);

            assertThat(found).as("%s", json).isEqualTo(path.parsed(json, parser));
            if (found) {
                assertThat(quick.last()).as("%s", json).isEqualTo(parser.last());
                walked++;
            }
        }
        assertThat(walked).isGreaterThan(2_000);
    }

    @Test
    void aUsualRecordNeedsNoParser() {
        var parameters =
                RawJson.of("{\"bucketName\": \"data\", \"items\": [{\"id\": 7}, {\"id\": 8}], \"dryRun\": false}");
        byte[][] id = {utf8("items"), utf8("id")};
        byte[][] none = {utf8("items"), utf8("name")};

        assertThat(new PlainScan(parameters, id, new TextTest.Exact(Set.of("8"))).value(0))
                .isEqualTo(PlainScan.Outcome.YES);
        assertThat(new PlainScan(parameters, none, new TextTest.Present()).value(0))
                .isEqualTo(PlainScan.Outcome.NO);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A question that notes what it was asked last. */
    private static final class Asked implements ValueTest {
        private final int kind;
        private final List<String> asked = new ArrayList<>();

        Asked(int kind) {
            this.kind = kind;
        }

        String last() {
            return asked.isEmpty() ? "" : asked.get(asked.size() - 1);
        }

        @Override
        public boolean text(String text) {
            asked.add(text);
            return kind == 0 || kind == 1 && text.length() > 3;
        }

        @Override
        public boolean object(RawJson json) {
            asked.add(json.toString());
            return kind == 2;
        }

        @Override
        public boolean nothing() {
            asked.add("nothing");
            return kind == 3;
        }
    }

    private static JsonPath path(Random dice) {
        var steps = new String[dice.nextInt(4)];
        for (int at = 0; at < steps.length; at++) {
            steps[at] = NAMES[dice.nextInt(NAMES.length)];
        }
        return new JsonPath(steps);
    }

    /** Among other bytes, as a part of a record is. */
    private static RawJson within(String json, Random dice) {
        byte[] bytes = utf8(json);
        int before = dice.nextInt(3);
        byte[] record = new byte[bytes.length + before + 2];
        Arrays.fill(record, (byte) '}');
        System.arraycopy(bytes, 0, record, before, bytes.length);
        return new RawJson(record, before, before + bytes.length);
    }

    /** Damaged, one time in five. */
    private static String json(Random dice) {
        var json = new StringBuilder();
        value(json, dice, 4);
        if (dice.nextInt(5) == 0) {
            int at = dice.nextInt(json.length());
            switch (dice.nextInt(3)) {
                case 0 -> json.setLength(at);
                case 1 -> json.deleteCharAt(at);
                default -> json.setCharAt(at, DAMAGE.charAt(dice.nextInt(DAMAGE.length())));
            }
        }
        return json.toString();
    }

    private static void value(StringBuilder to, Random dice, int deep) {
        int kind = deep == 0 ? 9 : dice.nextInt(10);
        blank(to, dice);
        if (kind < 5) {
            object(to, dice, deep);
        } else if (kind < 7) {
            list(to, dice, deep);
        } else {
            to.append(SCALARS[dice.nextInt(SCALARS.length)]);
        }
        blank(to, dice);
    }

    private static void object(StringBuilder to, Random dice, int deep) {
        to.append('{');
        for (int left = dice.nextInt(4); left > 0; left--) {
            blank(to, dice);
            to.append('"').append(NAMES[dice.nextInt(NAMES.length)]).append("\":");
            value(to, dice, deep - 1);
            to.append(left > 1 ? "," : "");
        }
        to.append('}');
    }

    private static void list(StringBuilder to, Random dice, int deep) {
        to.append('[');
        for (int left = dice.nextInt(4); left > 0; left--) {
            value(to, dice, deep - 1);
            to.append(left > 1 ? "," : "");
        }
        to.append(']');
    }

    private static void blank(StringBuilder to, Random dice) {
        to.append(dice.nextInt(6) == 0 ? " \n" : "");
    }
}
