package io.vigil.intel;

import static io.vigil.intel.IntelFolder.callFrom;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job starts again, and its lists have broken meanwhile. */
class RestartTest {
    private final IntelFolder folder;
    private final Path list;
    private final Memory kept = new Memory();
    private final List<String> complaints = new ArrayList<>();

    RestartTest(@TempDir Path path) {
        folder = new IntelFolder(path);
        list = path.resolve("ip.txt");
        folder.threats("ip", addresses(0, 100));
    }

    @Test
    void aListThatIsGoneIsReadAsItWasAcceptedLast() throws IOException {
        start();
        Files.delete(list);

        CurrentIntel restarted = start();

        assertThat(complaints).isEmpty();
        assertThat(hits(restarted, "198.51.100.7")).isEqualTo(1);
        assertThat(restarted.heldBack())
                .singleElement()
                .satisfies(change -> assertThat(change.toString()).contains("REFUSED", "no such file"));
        assertThat(restarted.refusals()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedStaysRefused() throws IOException {
        CurrentIntel running = start();
        folder.file("ip.txt", addresses(60, 160));
        String refusal = running.renew().get(0).refusal();
        running.keepAccepted();

        CurrentIntel restarted = start();

        assertThat(restarted.heldBack()).extracting(ListChange::refusal).containsExactly(refusal);
        assertThat(hits(restarted, "198.51.100.7")).isEqualTo(1);
        assertThat(hits(restarted, "198.51.100.150")).isZero();
        assertThat(start().heldBack()).hasSize(1);
    }

    @Test
    void aListThatTurnedPoisonousStaysOut() throws IOException {
        start();
        Files.writeString(list, String.join("\n", addresses(0, 100)) + "\n10.0.0.0/8\n");

        CurrentIntel restarted = start();

        assertThat(restarted.heldBack())
                .extracting(ListChange::refusal)
                .first()
                .asString()
                .contains("10.0.0.0/8");
    }

    @Test
    void whatAMinuteWouldAcceptARestartAccepts() throws IOException {
        start();
        folder.file("ip.txt", addresses(10, 110));

        CurrentIntel restarted = start();

        assertThat(restarted.heldBack()).isEmpty();
        assertThat(hits(restarted, "198.51.100.105")).isEqualTo(1);
        Files.delete(list);
        assertThat(hits(start(), "198.51.100.105")).isEqualTo(1);
    }

    @Test
    void aListThatIsMendedIsTakenWithoutARestart() throws IOException {
        start();
        Files.delete(list);
        CurrentIntel restarted = start();

        folder.file("ip.txt", addresses(1, 101));
        restarted.renew();

        assertThat(restarted.heldBack()).isEmpty();
        assertThat(hits(restarted, "198.51.100.100")).isEqualTo(1);
    }

    @Test
    void theFirstStartRefusesABrokenList() throws IOException {
        Files.delete(list);

        CurrentIntel.load(folder.settings(), kept, (place, path, wayOut) -> complaints.add(wayOut));

        assertThat(complaints).singleElement().asString().contains("no such file");
    }

    @Test
    void aDamagedCopyGivesWayToTheOneBefore() throws IOException {
        CurrentIntel running = start();
        folder.file("ip.txt", addresses(10, 110));
        running.renew();
        running.keepAccepted();
        kept.damageLatest();
        Files.delete(list);

        CurrentIntel restarted = start();

        assertThat(hits(restarted, "198.51.100.7")).isEqualTo(1);
        assertThat(hits(restarted, "198.51.100.105")).isZero();
    }

    @Test
    void whatCannotBeKeptIsSaidAndTriedAgain() {
        kept.full = true;
        CurrentIntel running = load();

        assertThat(running.keepAccepted()).singleElement().asString().contains("ip", "no space left");

        kept.full = false;
        assertThat(running.keepAccepted()).isEmpty();
        assertThat(kept.versions).hasSize(1);
    }

    private CurrentIntel start() {
        CurrentIntel current = load();
        assertThat(current.keepAccepted()).isEmpty();
        return current;
    }

    private CurrentIntel load() {
        return CurrentIntel.load(
                folder.settings(),
                kept,
                (place, path, wayOut) -> assertThat(wayOut).isNull());
    }

    private static int hits(CurrentIntel current, String source) {
        return current.get().enrich(callFrom(source)).hits().length;
    }

    private static String[] addresses(int from, int to) {
        return IntStream.range(from, to).mapToObj(host -> "198.51.100." + host).toArray(String[]::new);
    }

    /** Keeps versions in memory. */
    private static final class Memory implements AcceptedVersions {
        private final Map<String, List<Kept>> versions = new HashMap<>();
        private boolean full;

        @Override
        public List<Kept> of(String name) {
            return versions.getOrDefault(name, List.of());
        }

        @Override
        public void keep(String name, Kept accepted) throws IOException {
            if (full) {
                throw new IOException("no space left");
            }
            byte[] bytes;
            try (var in = accepted.content().open()) {
                bytes = in.readAllBytes();
            }
            versions.computeIfAbsent(name, fresh -> new ArrayList<>())
                    .add(0, new Kept(accepted.version(), () -> new ByteArrayInputStream(bytes)));
        }

        void damageLatest() {
            versions.values()
                    .forEach(each -> each.set(
                            0,
                            new Kept(
                                    each.get(0).version(),
                                    () -> new ByteArrayInputStream("198.51.100.9".getBytes(UTF_8)))));
        }
    }
}
