package io.vigil.console.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.console.http.Refusal;
import io.vigil.sinks.receivers.Destination;
import io.vigil.sinks.signing.SigV4;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a job follows: {@code tuning.yaml}, and the folders {@code threat} and {@code trusted}, in which every file is a list; and
 * {@code outputs}, which {@code vigil deliver} follows. A file is seen whole or not at all, and only after a job would take it.
 */
public final class JobFiles {
    private static final String TUNING = "tuning.yaml";
    /** Each file in it names destinations, one a line, as {@code vigil deliver --to} takes them. */
    private static final String OUTPUTS = "outputs";

    private static final int SHORT = 12;

    private final @Nullable Path folder;
    private final JobRules rules;

    private JobFiles(@Nullable Path folder, JobRules rules) {
        this.folder = folder;
        this.rules = rules;
    }

    /**
     * Makes what is missing of the folder, so that a job can be started with it.
     *
     * @throws IOException when it cannot be written
     */
    public static JobFiles in(Path folder, JobRules rules) throws IOException {
        Files.createDirectories(folder.resolve(side(true)));
        Files.createDirectories(folder.resolve(side(false)));
        Files.createDirectories(folder.resolve(OUTPUTS));
        if (Files.notExists(folder.resolve(TUNING))) {
            Files.createFile(folder.resolve(TUNING));
        }
        return new JobFiles(folder, rules);
    }

    /** No job follows this console. */
    public static JobFiles none(JobRules rules) {
        return new JobFiles(null, rules);
    }

    private static String side(boolean trusted) {
        return trusted ? "trusted" : "threat";
    }

    private Path folder() {
        if (folder == null) {
            throw Refusal.badRequest(
                    "The request is rejected because no job follows this console: start it with --job-files DIR,"
                            + " and the job with --tuning DIR/tuning.yaml --threat-list ip=DIR/threat --trusted-list DIR/trusted.");
        }
        return folder;
    }

    /** @throws Refusal unless a job follows this console */
    public void mustBeFollowed() {
        folder();
    }

    public boolean areFollowed() {
        return folder != null;
    }

    /**
     * What the job follows now: {@code file}, {@code kind} (tuning, threat, trusted or outputs), {@code entries} (lines that are neither empty nor
     * comments) and {@code changed} (epoch milliseconds) of each file.
     *
     * @throws IOException when the folder cannot be read
     */
    public ArrayNode state() throws IOException {
        var all = JsonNodeFactory.instance.arrayNode();
        Path root = folder();
        try (var found = Files.find(root, 3, (file, attributes) -> attributes.isRegularFile())) {
            for (Path file : found.sorted().toList()) {
                Path within = root.relativize(file);
                String kind = within.getNameCount() == 1
                        ? "tuning"
                        : within.getName(0).toString();
                if (!file.getFileName().toString().startsWith(".")) {
                    all.addObject()
                            .put("file", within.toString())
                            .put("kind", kind)
                            .put("entries", entries(file))
                            .put("changed", Files.getLastModifiedTime(file).toMillis());
                }
            }
        }
        return all;
    }

    private static long entries(Path file) throws IOException {
        try (var in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            return in.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .count();
        }
    }

    /** Text of the tuning file; empty without one. */
    public String tuning() {
        try {
            return folder == null ? "" : Files.readString(folder.resolve(TUNING));
        } catch (IOException e) {
            throw failure();
        }
    }

    /**
     * Replaces the suppressions that the console has in the tuning file.
     *
     * @param all each a JSON object with the keys of the tuning file
     * @throws Refusal when the file with them is none that a job takes
     */
    public synchronized void suppress(List<String> all) {
        Path file = folder().resolve(TUNING);
        try {
            String before = Files.readString(file);
            String text = TuningText.of(before).with(all);
            refuse(rules.objectionsToTuning(text));
            if (!text.equals(before)) {
                write(file, text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The request is rejected because " + TUNING + " " + e.getMessage() + ".");
        } catch (IOException e) {
            throw failure();
        }
    }

    /**
     * Reads a list from where it is kept and gives it to the job. Each version is a file of its own: what an administrator sets is not held
     * against what was there before.
     *
     * @param id of the set, 32 hexadecimal digits
     * @param name as findings shall name the list
     * @return of the version, for {@link #keepOnly}
     * @throws Refusal when it cannot be read, or a job would not take it
     */
    public synchronized String publish(boolean trusted, String id, String name, String location) {
        Path lists = folder().resolve(side(trusted));
        byte[] content = fetch(location);
        String version = id + "-" + SigV4.hash(content).substring(0, SHORT);
        Path aside = lists.resolve("." + UUID.randomUUID());
        try {
            Files.write(aside, content);
            try {
                refuse(rules.objectionsToList(aside, trusted));
            } finally {
                Files.delete(aside);
            }
            write(Files.createDirectories(lists.resolve(version)).resolve(name + ".txt"), content);
        } catch (IOException e) {
            throw failure();
        }
        return version;
    }

    /** Takes back every other version that the console published, and files under former names. What people put there themselves stays. */
    public synchronized void keepOnly(boolean trusted, Set<Path> versions) {
        Path lists = folder().resolve(side(trusted));
        try (var all = Files.find(lists, 2, (file, attributes) -> attributes.isRegularFile())) {
            for (Path file : all.toList()) {
                Path within = lists.relativize(file);
                boolean ours = within.getNameCount() == 2
                        && within.getName(0).toString().matches("[0-9a-f]{32}-[0-9a-f]{" + SHORT + "}");
                if (ours && !versions.contains(within)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw failure();
        }
    }

    /** Where findings are handed on to, as written in the folder; none without one. */
    public List<String> outputs() {
        try {
            return folder == null ? List.of() : Destination.linesIn(folder.resolve(OUTPUTS));
        } catch (IOException e) {
            throw failure();
        }
    }

    /**
     * Hands findings on to a further place, or no more.
     *
     * @param id 32 hexadecimal digits, by which the place is changed later
     * @param line as {@code vigil deliver --to} takes it; empty: no more
     * @throws Refusal when it is no place
     */
    public synchronized void deliver(String id, String line) {
        Path file = folder().resolve(OUTPUTS).resolve(id + ".txt");
        try {
            if (line.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Destination.parse(line);
                write(file, (line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The request is rejected because the destination is none: " + e.getMessage());
        } catch (IOException e) {
            throw failure();
        }
    }

    private byte[] fetch(String location) {
        try {
            return rules.fetch(location);
        } catch (IOException e) {
            throw Refusal.badRequest(
                    "The request is rejected because the list cannot be read from its location: " + e.getMessage());
        }
    }

    private static void refuse(List<String> objections) {
        if (!objections.isEmpty()) {
            throw Refusal.badRequest("The request is rejected because " + String.join("; ", objections));
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path aside = file.resolveSibling("." + UUID.randomUUID());
        try {
            Files.write(aside, content);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static Refusal failure() {
        return new Refusal(500, "InternalServerErrorException", "The folder of --job-files cannot be used.");
    }
}
