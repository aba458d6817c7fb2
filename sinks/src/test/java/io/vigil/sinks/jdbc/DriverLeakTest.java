package io.vigil.sinks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.Findings;
import io.vigil.sinks.StoreUnavailable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flink gives each submitted job a class loader of its own, which must go when the job is gone. */
class DriverLeakTest {
    /** What a job does with its storages; loaded by its own class loader. */
    public static final class Job implements Runnable {
        private final String file;

        public Job(String file) {
            this.file = file;
        }

        @Override
        public void run() {
            var storage = FindingStorage.at(file);
            storage.prepare();
            try {
                Findings.write(storage, Findings.finding("a").done());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            try (var connection = storage.sql().connections().getConnection()) {
                assertThat(connection.isReadOnly()).isFalse();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            try {
                FindingStorage.at("jdbc:postgresql://localhost:1/vigil").prepare();
            } catch (StoreUnavailable expected) {
                // No server; but the driver was loaded.
            }
        }
    }

    /** The job's classes first, but for what Flink always takes from its own: logging. */
    private static final class JobLoader extends URLClassLoader {
        JobLoader() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.startsWith("org.slf4j.") || name.startsWith("org.apache.logging.")
                    ? ClassLoader.getSystemClassLoader().loadClass(name)
                    : super.loadClass(name, resolve);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void aJobThatIsGoneLeavesNoClassLoaderBehind() throws Exception {
        var loader = runJob(folder.resolve("vigil.db").toString());

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return loader.refersTo(null);
        });
    }

    /** In a thread of its own, as a task's: what libraries keep for a thread goes with it. */
    private static WeakReference<ClassLoader> runJob(String file) throws Exception {
        try (var loader = new JobLoader()) {
            var job = (Runnable) loader.loadClass(Job.class.getName())
                    .getDeclaredConstructor(String.class)
                    .newInstance(file);
            assertThat(job.getClass().getClassLoader()).isSameAs(loader);
            var failures = new Throwable[1];
            var thread = new Thread(job, "job");
            thread.setContextClassLoader(loader);
            thread.setUncaughtExceptionHandler((failed, failure) -> failures[0] = failure);
            thread.start();
            thread.join();
            assertThat(failures[0]).isNull();
            return new WeakReference<>(loader);
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(DriverLeakTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(entry.toString(), e);
        }
    }
}
