package io.vigil.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Event;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in an input, in whatever it is wrapped: no exception, no lost neighbour, and every record is counted once. */
class ReadersFuzzTest {
    private static final List<LogFormat<?>> FORMATS =
            List.of(new CloudTrailFormat(), new VpcFlowFormat(null), new ResolverFormat());

    /** Ways to put records into something else. */
    private enum Wrap {
        LINES {
            @Override
            byte[] of(List<String> records) {
                return utf8(String.join("\n", records));
            }
        },
        RECORDS {
            @Override
            byte[] of(List<String> records) {
                return utf8("{\"Records\":[" + String.join(",", records) + "]}");
            }
        },
        LOOK_UP {
            @Override
            byte[] of(List<String> records) {
                return utf8("{\"Events\":[" + each(records, "{\"EventId\":\"1\",\"CloudTrailEvent\":%s}")
                        + "],\"NextToken\":\"t\"}");
            }
        },
        SUBSCRIPTION {
            @Override
            byte[] of(List<String> records) {
                return utf8("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":["
                        + each(records, "{\"id\":\"1\",\"message\":%s}") + "]}");
            }
        },
        QUEUE {
            @Override
            byte[] of(List<String> records) {
                return utf8("{\"Messages\":[" + each(records, "{\"MessageId\":\"1\",\"Body\":%s}") + "]}");
            }
        },
        LAMBDA {
            @Override
            byte[] of(List<String> records) {
                byte[] inner = Outcome.gzip(SUBSCRIPTION.of(records));
                return utf8("{\"awslogs\":{\"data\":\"" + Base64.getEncoder().encodeToString(inner) + "\"}}");
            }
        },
        EXPORT {
            @Override
            byte[] of(List<String> records) {
                var lines = new ArrayList<String>();
                records.forEach(record -> lines.add("2025-06-23T10:00:00.000Z " + record));
                return Outcome.gzip(utf8(String.join("\n", lines)));
            }
        };

        abstract byte[] of(List<String> records);

        private static String each(List<String> records, String form) {
            var wrapped = new ArrayList<String>();
            records.forEach(record -> wrapped.add(form.formatted(quote(record))));
            return String.join(",", wrapped);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String good(int number) {
        return "{\"eventTime\":\"2025-06-23T10:00:00Z\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"GetUser\",\"eventID\":\"g"
                + number + "\"}";
    }

    /** Records that are no calls: refused, or known. */
    @Provide
    Arbitrary<String> records() {
        return Arbitraries.of(
                "good",
                "{\"eventCategory\":\"Insight\",\"eventID\":\"1\"}",
                "{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\",\"eventName\":\"x\",\"eventTime\":\"2025-06-23T10:00:00Z\"}",
                "{\"some\":\"other object\"}",
                "{\"eventTime\":\"yesterday\",\"eventSource\":\"a\",\"eventName\":\"b\"}",
                "{\"class_uid\":4001,\"metadata\":{},\"category_uid\":4}",
                "{\"text\":\"{\\\"inner\\\":\\\"x\\\"}\",\"list\":[1,2,3]}");
    }

    @Property(tries = 300)
    void everyRecordIsCountedOnceAndNoneCostsItsNeighbour(
            @ForAll List<@From("records") String> given, @ForAll Wrap wrap) {
        var records = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (String record : given) {
            boolean good = record.equals("good");
            if (good) {
                ids.add("g" + records.size());
            }
            records.add(good ? good(records.size()) : record);
        }

        var outcome = Outcome.of(new CloudTrailFormat(), wrap.of(records));

        assertThat(outcome.ids()).as("%s %s", wrap, records).isEqualTo(ids);
        if (!records.isEmpty()) {
            // Packed bytes in which nothing is known are one record that is none.
            boolean opened = wrap != Wrap.LAMBDA || outcome.passes() > 0 || !ids.isEmpty();
            assertThat(outcome.size() + outcome.passes())
                    .as("%s %s", wrap, records)
                    .isEqualTo(opened ? records.size() : 1);
        }
    }

    @Property(tries = 400)
    void damageIsNeverAnException(@ForAll("damaged") byte[] input) {
        for (LogFormat<?> format : FORMATS) {
            Outcome<? extends Event> outcome = Outcome.of(format, input);

            assertThat(outcome.size()).isNotNegative();
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        Arbitrary<byte[]> whole = Arbitraries.of(Wrap.values())
                .map(wrap -> wrap.of(
                        List.of(good(1), "{\"some\":\"thing\"}", good(2), "2 1 eni-1 - - - - - - - 1 2 - NODATA")));
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        return Combinators.combine(whole, noise, Arbitraries.integers().between(0, 10_000))
                .as(ReadersFuzzTest::splice);
    }

    /** Overwrites a stretch of the whole with noise. */
    private static byte[] splice(byte[] whole, byte[] noise, int place) {
        byte[] damaged = whole.clone();
        int at = place % damaged.length;
        System.arraycopy(noise, 0, damaged, at, Math.min(noise.length, damaged.length - at));
        return damaged;
    }

    @Property(tries = 300)
    void textOfAnyKindIsCountedAndNeverAnException(@ForAll("jsonLike") String text) {
        for (LogFormat<?> format : FORMATS) {
            var outcome = Outcome.of(format, text);

            assertThat(outcome.size() + outcome.passes()).as(text).isNotNegative();
        }
    }

    @Provide
    Arbitrary<String> jsonLike() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"",
                        "\\\"",
                        "\"Records\"",
                        "\"Events\"",
                        "\"data\"",
                        "\"H4sIAAAA\"",
                        "\"message\"",
                        "\"detail\"",
                        "\"detail-type\"",
                        "\"logEvents\"",
                        "\n",
                        " ",
                        "1",
                        "null",
                        "2025-06-23T10:00:00Z ",
                        "6 TransitGateway ",
                        "\"Message\":\"{\\\"a\\\":1}\"",
                        "\"class_uid\":6003",
                        "2 111122223333 eni-1 ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
