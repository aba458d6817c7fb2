package io.vigil.console.http;

/** An answer that refuses. The message is for the caller; clients read some of them word by word. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    public Refusal(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    public static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequestException", message);
    }

    public static Refusal accessDenied(String message) {
        return new Refusal(403, "AccessDeniedException", message);
    }

    /** HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** Name of the exception as AWS's clients know it. */
    public String type() {
        return type;
    }
}
