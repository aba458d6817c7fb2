package io.vigil.console.files;

import io.vigil.console.http.Refusal;
import io.vigil.sinks.signing.SigV4;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a job follows: {@code tuning.yaml}, and the folders {@code threat} and {@code trusted}, in which every file is a list. A file is
 * seen whole or not at all, and only after a job would take it.
 */
public final class JobFiles {
    private static final String TUNING = "tuning.yaml";
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
        return new Refusal(500, "InternalServerErrorException", "The folder of --job-files cannot be written.");
    }
}
