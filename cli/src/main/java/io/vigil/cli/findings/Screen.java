package io.vigil.cli.findings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the place that output goes to.
 *
 * @param columns its width; 0 when it is no terminal but a file or a pipe
 * @param colours whether colours may be used
 */
public record Screen(int columns, boolean colours) {
    /** A file or a pipe. */
    public static final Screen NONE = new Screen(0, false);

    private static final int USUAL = 80;
    private static final int NARROWEST = 40;

    /**
     * @param columns what the launcher found out; null when it is no terminal, empty when its width is not known
     * @param environment {@code NO_COLOR}, unless empty, switches colours off, and so does {@code TERM=dumb}
     */
    public static Screen of(@Nullable String columns, Map<String, String> environment) {
        if (columns == null) {
            return NONE;
        }
        int width = columns.matches("[1-9]\\d{0,4}") ? Math.max(NARROWEST, Integer.parseInt(columns)) : USUAL;
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(width, !plain);
    }

    public boolean isTerminal() {
        return columns > 0;
    }
}
