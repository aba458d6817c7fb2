package io.vigil.sinks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vigil.sinks.Findings;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flink gives each submitted job a class loader of its own, which must go when the job is gone. */
class DriverLeakTest {
    /** What one job does with its storage; loaded by the job's class loader. */
    public static final class Job implements Runnable {
        @Override
        public void run() {
            var storage = io.vigil.sinks.FindingStorage.at(System.getProperty("vigil.test.store"));
            storage.prepare();
            try {
                Findings.write(storage, Findings.finding("a").done());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            storage.store().find(io.vigil.sinks.FindingFilter.ALL);
            io.vigil.sinks.FindingStorage.at("jdbc:postgresql://localhost:1/vigil");
        }
    }

    @TempDir
    private Path folder;

    @Test
    void aJobThatIsGoneLeavesNoDriverBehind() throws Exception {
        System.setProperty("vigil.test.store", folder.resolve("vigil.db").toString());

        var loader = runJob();

        assertThat(DriverManager.drivers()).noneMatch(driver -> driver.getClass().getClassLoader() == loader.get());
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            return loader.refersTo(null);
        });
    }

    private static WeakReference<ClassLoader> runJob() throws Exception {
        var thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            var job = (Runnable) loader.loadClass(Job.class.getName()).getDeclaredConstructor().newInstance();
            assertThat(job.getClass().getClassLoader()).isSameAs(loader);
            job.run();
            return new WeakReference<>(loader);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(entry, e);
                    }
                })
                .toArray(URL[]::new);
    }
}
