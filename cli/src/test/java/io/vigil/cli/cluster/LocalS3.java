package io.vigil.cli.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.DefaultPluginManager;
import org.apache.flink.core.plugin.DirectoryBasedPluginFinder;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Assumptions;

/** An S3 that others wrote, as a process on this machine: the Python package {@code moto}. */
public final class LocalS3 implements AutoCloseable {
    public static final String BUCKET = "logs";

    /** Each of Flink's plugins in a folder of its own, as in its distribution. */
    private static final Path PLUGINS = Path.of("target/plugins");

    private static final Path SERVER =
            Path.of("src/test/s3/venv/bin/moto_server").toAbsolutePath();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalProcess process;
    private final URI endpoint;

    private LocalS3(LocalProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Skips the test where the package is missing. */
    public static void require() {
        Assumptions.assumeTrue(
                Files.exists(SERVER),
                "no local S3: in cli/src/test/s3 run `python3 -m venv venv && venv/bin/pip install -r requirements.txt`");
    }

    /** With an empty bucket. */
    public static LocalS3 start(Path folder) throws IOException, InterruptedException {
        int port = LocalProcess.freePort();
        var command = List.of(SERVER.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port));
        var process = LocalProcess.start(folder, folder.resolve("s3.log"), Map.of(), command);
        var s3 = new LocalS3(process, URI.create("http://127.0.0.1:" + port));
        try {
            await("local S3").atMost(Duration.ofMinutes(2)).until(s3::isThere);
            s3.put("", new byte[0]);
        } catch (ConditionTimeoutException failed) {
            s3.close();
            throw failed;
        }
        return s3;
    }

    /** Makes it the S3 of Flink in this process, read with Flink's own plugin, as a process of Flink does when it starts; until it is closed. */
    public LocalS3 use() throws IOException {
        Configuration configuration = Configuration.fromMap(Map.of(
                "s3.endpoint", endpoint.toString(),
                "s3.endpoint.region", "us-east-1",
                "s3.path.style.access", "true",
                "s3.access-key", "local",
                "s3.secret-key", "local"));
        String[] shared = CoreOptions.getPluginParentFirstLoaderPatterns(configuration);
        var plugins = new DirectoryBasedPluginFinder(PLUGINS).findPlugins();
        FileSystem.initialize(configuration, new DefaultPluginManager(plugins, shared));
        return this;
    }

    public void put(String key, byte[] content) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint.resolve("/" + BUCKET + "/" + key))
                // What is there is written over for those who are somebody; nobody's signature is checked.
                .header("Authorization", "AWS local:any")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("PUT " + key + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private boolean isThere() throws IOException, InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(endpoint).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    > 0;
        } catch (ConnectException starting) {
            return false;
        }
    }

    @Override
    public void close() {
        FileSystem.initialize(new Configuration(), null);
        process.close();
    }
}
