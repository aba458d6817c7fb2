package io.vigil.intel;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiCallBuilder;
import io.vigil.events.cloudtrail.ApiField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** Settings over files that a test writes. */
final class IntelFolder {
    private final Path folder;
    private final List<ThreatList> threats = new ArrayList<>();
    private final List<String> trusted = new ArrayList<>();
    private @Nullable String geoip;
    private @Nullable String awsRanges;

    IntelFolder(Path folder) {
        this.folder = folder;
    }

    /** A call of which only the source is known: cheap enough to make many. */
    static ApiCall callFrom(String source) {
        return Objects.requireNonNull(
                new ApiCallBuilder().set(ApiField.SOURCE_IP, source).build());
    }

    IntelFolder threats(String kind, String... lines) {
        threats.add(new ThreatList(kind, file(kind + ".txt", lines), null));
        return this;
    }

    IntelFolder trusted(String... lines) {
        trusted.add(file("trusted.txt", lines));
        return this;
    }

    IntelFolder geoip(Path databases) {
        geoip = databases.toString();
        return this;
    }

    IntelFolder awsRanges(Path file) {
        awsRanges = file.toString();
        return this;
    }

    IntelFolder awsRanges(String json) {
        awsRanges = file("ip-ranges.json", json);
        return this;
    }

    String file(String name, String... lines) {
        try {
            return Files.write(folder.resolve(name), List.of(lines)).toString();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    IntelSettings settings() {
        return new IntelSettings(threats, trusted, geoip, awsRanges, 0);
    }

    Intel load() {
        return Intel.load(settings(), (place, path, wayOut) -> Assertions.fail(place + " " + path + " " + wayOut));
    }
}
