package io.vigil.console.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.console.files.JobFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the console knows of how well the job sees. Each part that it was not given, or that does not answer, is shown as such. */
public final class Health {
    private final @Nullable DeliveredLogs logs;
    private final @Nullable FlinkJob job;

    /**
     * @param cluster where the REST API of the job's cluster answers; null if not given
     * @param ledger the file that a replay wrote, or the folder that the job writes; null without
     */
    public Health(@Nullable URI cluster, @Nullable Path ledger) {
        this.logs = ledger == null ? null : new DeliveredLogs(ledger);
        this.job = cluster == null
                ? null
                : new FlinkJob(
                        HttpClient.newBuilder()
                                .connectTimeout(Duration.ofSeconds(2))
                                .build(),
                        cluster);
    }

    /** Of a job that nothing is known of but its findings and files. */
    public static Health unknown() {
        return new Health(null, null);
    }

    /** A part of the answer. */
    private interface Part {
        JsonNode read() throws IOException, InterruptedException;
    }

    /** As JSON for the page: {@code job}, {@code logs} and {@code files}, each {@code {"problem": …}} where it cannot be had. */
    public JsonNode read(JobFiles files) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set(
                "job",
                job == null
                        ? problem("Give the console --flink URL to see the job's checkpoints and delays.")
                        : part(job::read));
        answer.set(
                "logs",
                logs == null
                        ? problem("Give the console --ledger PATH to see what each log delivered.")
                        : part(logs::read));
        answer.set(
                "files",
                files.areFollowed()
                        ? part(files::state)
                        : problem(
                                "Give the console --job-files DIR to see the lists and filters that the job follows."));
        return answer;
    }

    private static JsonNode part(Part part) {
        try {
            return part.read();
        } catch (IOException e) {
            String why = e.getMessage();
            return problem("It cannot be read: " + (why == null ? "no answer" : why) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return problem("The console is being stopped.");
        }
    }

    private static JsonNode problem(String text) {
        return JsonNodeFactory.instance.objectNode().put("problem", text);
    }
}
