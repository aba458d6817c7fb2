package io.vigil.cli.findings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the places that output goes to.
 *
 * @param columns width of the terminal that standard output is; 0 when it is a file or a pipe
 * @param colours whether colours may be used on it
 * @param progress whether standard error is a terminal, which may show how far something is
 */
public record Screen(int columns, boolean colours, boolean progress) {
    /** Files or pipes. */
    public static final Screen NONE = new Screen(0, false, false);

    private static final int USUAL = 80;
    private static final int NARROWEST = 40;

    /**
     * @param columns what the launcher found out; null when it is no terminal, empty when its width is not known
     * @param progress whether standard error is a terminal
     * @param environment {@code NO_COLOR}, unless empty, switches colours off, and so does {@code TERM=dumb}
     */
    public static Screen of(@Nullable String columns, boolean progress, Map<String, String> environment) {
        if (columns == null) {
            return new Screen(0, false, progress);
        }
        int width = columns.matches("[1-9]\\d{0,4}") ? Math.max(NARROWEST, Integer.parseInt(columns)) : USUAL;
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(width, !plain, progress);
    }

    public boolean isTerminal() {
        return columns > 0;
    }
}
