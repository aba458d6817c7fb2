package io.vigil.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What Flink's high availability outside Kubernetes needs, from Flink's own jars. */
record LocalZooKeeper(LocalProcess process, int port) implements AutoCloseable {
    static LocalZooKeeper start(Path folder) throws IOException {
        int port = LocalProcess.freePort();
        Path configuration = Files.write(
                folder.resolve("zoo.cfg"),
                List.of(
                        "tickTime=2000",
                        "dataDir=" + Files.createDirectory(folder.resolve("zookeeper")),
                        "clientPort=" + port,
                        "clientPortAddress=127.0.0.1",
                        "admin.enableServer=false"));
        var process = FlinkProgram.of(
                        "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
                        List.of(configuration.toString(), "1"))
                .start(folder, "zookeeper.log", Map.of());
        return new LocalZooKeeper(process, port);
    }

    /** Settings of a cluster that survives its JobManager. */
    List<String> settings(Path storage) {
        return List.of(
                "-Dhigh-availability.type=zookeeper",
                "-Dhigh-availability.zookeeper.quorum=127.0.0.1:" + port,
                "-Dhigh-availability.storageDir=" + storage.toUri());
    }

    @Override
    public void close() {
        process.close();
    }
}
