package io.vigil.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldBytesTest {
    private static final String QUERY =
            "{\"query_timestamp\":\"2024-05-01T10:11:12Z\",\"query_name\":\"a.b.\",\"srcids\":{\"instance\":\"i-1\"}}";
    private static final String FLOW =
            "2 111122223333 eni-1 10.0.0.5 198.51.100.7 50000 443 6 5 500 1714557600 1714557660 ACCEPT OK";

    private record Read(List<Event> events, List<Rejected> rejected) {}

    @Test
    void whatLiesInMemoryIsReadAsWhatComesByAStreamWhereverItIsCutOff() throws IOException {
        for (String text : List.of(
                QUERY + QUERY + "\n" + QUERY,
                "[" + QUERY + "," + QUERY + "]",
                "{broken " + QUERY,
                "\ufeff" + QUERY,
                " \n" + QUERY,
                "{\"logEvents\":[{\"message\":\"" + QUERY.replace("\"", "\\\"") + "\"}]}",
                "nothing at all")) {
            assertAlike(new ResolverFormat(), text);
        }
        assertAlike(new VpcFlowFormat(null), FLOW + "\n" + FLOW + "\nno flow\n" + FLOW);
    }

    private static <E extends Event> void assertAlike(LogFormat<E> format, String text) throws IOException {
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= whole.length; length++) {
            byte[] bytes = Arrays.copyOf(whole, length);
            Read held = read(format, new HeldBytes(bytes));

            assertThat(held)
                    .as("%d bytes of %s", length, text)
                    .isEqualTo(read(format, new ByteArrayInputStream(bytes)));
        }
    }

    private static <E extends Event> Read read(LogFormat<E> format, InputStream in) throws IOException {
        var read = new Read(new ArrayList<>(), new ArrayList<>());
        try (var reader = format.open(in, "test", Outcome.NOT_AFTER, InputLimits.OF_RECORD)) {
            for (Batch<E> batch = reader.next(); batch != null; batch = reader.next()) {
                read.events.addAll(batch.events());
                read.rejected.addAll(batch.rejected());
            }
        }
        return read;
    }
}
