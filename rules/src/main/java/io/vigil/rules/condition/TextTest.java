package io.vigil.rules.condition;

import com.google.re2j.Pattern;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/** One operator with its operands, asked of one text. */
public sealed interface TextTest extends ValueTest {
    boolean accepts(String text);

    @Override
    default boolean text(String text) {
        return accepts(text);
    }

    /** Operators {@code is} and {@code in}. */
    record Exact(Set<String> texts) implements TextTest {
        @Override
        public boolean accepts(String text) {
            return texts.contains(text);
        }
    }

    /** Operators {@code contains}, {@code starts-with} and {@code ends-with}: any of the parts. */
    record Part(List<String> parts, BiPredicate<String, String> relation) implements TextTest {
        // By index: an iterator for each event would be garbage.
        @Override
        public boolean accepts(String text) {
            for (int at = 0; at < parts.size(); at++) {
                if (relation.test(text, parts.get(at))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Operator {@code matches}: found anywhere in the text. */
    record Matches(Pattern pattern) implements TextTest {
        @Override
        public boolean accepts(String text) {
            return pattern.matcher(text).find();
        }
    }

    /** Operator {@code cidr}: the text is an address in one of the ranges. */
    record Within(List<IpRange> ranges) implements TextTest {
        @Override
        public boolean accepts(String text) {
            Ip ip = Ip.parse(text);
            return ip != null && covers(ip);
        }

        // By index: an iterator for each event would be garbage.
        private boolean covers(Ip ip) {
            for (int at = 0; at < ranges.size(); at++) {
                if (ranges.get(at).covers(ip)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Operators {@code at-least} and {@code at-most}; a text that is no number is neither. */
    record Between(double least, double most) implements TextTest {
        @Override
        public boolean accepts(String text) {
            try {
                double value = Double.parseDouble(text);
                return value >= least && value <= most;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    /** Several operators: one and the same value meets them all. */
    record AllOf(List<TextTest> tests) implements TextTest {
        @Override
        public boolean accepts(String text) {
            for (int at = 0; at < tests.size(); at++) {
                if (!tests.get(at).accepts(text)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Operator {@code exists}: any value, also an object. */
    record Present() implements TextTest {
        @Override
        public boolean accepts(String text) {
            return true;
        }

        @Override
        public boolean object(RawJson json) {
            return true;
        }
    }

    /** No operator: keeps the first text for whoever wants to show it. */
    record Capture(String[] found) implements TextTest {
        @Override
        public boolean accepts(String text) {
            found[0] = text;
            return true;
        }
    }

    /** No operator: keeps all texts, and objects as they are written. */
    record Gather(List<String> found) implements TextTest {
        @Override
        public boolean accepts(String text) {
            found.add(text);
            return false;
        }

        @Override
        public boolean object(RawJson json) {
            return accepts(new String(json.bytes(), json.from(), json.to() - json.from(), StandardCharsets.UTF_8));
        }
    }

    /** Option {@code ignore-case}; the inner test holds lower-case operands. */
    record IgnoringCase(TextTest inner) implements TextTest {
        @Override
        public boolean accepts(String text) {
            return inner.accepts(text.toLowerCase(Locale.ROOT));
        }
    }
}
