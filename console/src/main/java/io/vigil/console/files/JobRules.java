package io.vigil.console.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a job would object to, asked before a file is changed; the console itself knows nothing of detections and lists. */
public interface JobRules {
    /** @return what is wrong with the text as a tuning file; empty when a job takes it */
    List<String> objectionsToTuning(String text);

    /**
     * @param trusted whether it is to win over threat lists
     * @return what is wrong with the list; empty when a job takes it
     */
    List<String> objectionsToList(Path file, boolean trusted);

    /**
     * Reads a list from where somebody keeps it.
     *
     * @param location a URL such as {@code s3://bucket/key} or {@code file:///…}
     * @throws IOException saying why it cannot be had; without secrets
     */
    byte[] fetch(String location) throws IOException;
}
