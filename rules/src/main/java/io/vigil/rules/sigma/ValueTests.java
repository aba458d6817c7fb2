package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import io.vigil.rules.condition.ValueTest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a value of a rule, with its modifiers, asks of a value in the record. */
final class ValueTests {
    private static final Map<String, TemporalField> TIME_PARTS = Map.of(
            "minute", ChronoField.MINUTE_OF_HOUR,
            "hour", ChronoField.HOUR_OF_DAY,
            "day", ChronoField.DAY_OF_MONTH,
            "week", IsoFields.WEEK_OF_WEEK_BASED_YEAR,
            "month", ChronoField.MONTH_OF_YEAR,
            "year", ChronoField.YEAR);

    private ValueTests() {}

    /** Any value but null. */
    record Something() implements ValueTest {
        @Override
        public boolean text(String text) {
            return true;
        }

        @Override
        public boolean object(RawJson json) {
            return true;
        }
    }

    /** The field is there, be it null. */
    record Present() implements ValueTest {
        @Override
        public boolean text(String text) {
            return true;
        }

        @Override
        public boolean object(RawJson json) {
            return true;
        }

        @Override
        public boolean nothing() {
            return true;
        }
    }

    record AnyOf(List<ValueTest> tests) implements ValueTest {
        static ValueTest of(List<ValueTest> tests) {
            return tests.size() == 1 ? tests.get(0) : new AnyOf(tests);
        }

        @Override
        public boolean text(String text) {
            return tests.stream().anyMatch(test -> test.text(text));
        }

        @Override
        public boolean object(RawJson json) {
            return tests.stream().anyMatch(test -> test.object(json));
        }

        @Override
        public boolean nothing() {
            return tests.stream().anyMatch(ValueTest::nothing);
        }
    }

    /** The same number, however it is written. */
    record SameNumber(BigDecimal number) implements ValueTest {
        @Override
        public boolean text(String text) {
            return text.equals(number.toString()) || isNumber(text) && number.compareTo(new BigDecimal(text)) == 0;
        }

        private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,40}(\\.\\d{1,40})?([eE][-+]?\\d{1,3})?");

        private static boolean isNumber(String text) {
            return NUMBER.matcher(text).matches();
        }
    }

    /** Modifier {@code re}. */
    record Found(com.google.re2j.Pattern pattern) implements ValueTest {
        @Override
        public boolean text(String text) {
            return pattern.matcher(text).find();
        }

        @Override
        public boolean object(RawJson json) {
            return LooseText.any(json, this::text);
        }
    }

    /**
     * Modifier {@code cidr}.
     *
     * @param v4 whether IPv4 addresses are meant: {@code ::/0} is every address of the other kind
     */
    record InNetwork(IpRange network, boolean v4) implements ValueTest {
        @Override
        public boolean text(String text) {
            Ip ip = Ip.parse(text);
            return ip != null && ip.isV4() == v4 && network.covers(ip);
        }
    }

    /** A part of a time in ISO 8601, as it is written: no time zone is converted. */
    record TimePart(TemporalField part, ValueTest expected) implements ValueTest {
        static TimePart of(String name, ValueTest expected) {
            return new TimePart(TIME_PARTS.get(name), expected);
        }

        @Override
        public boolean text(String text) {
            try {
                return expected.text(Integer.toString(OffsetDateTime.parse(text).get(part)));
            } catch (DateTimeException noTime) {
                return false;
            }
        }
    }
}
