package io.vigil.models.conversations;

/** What became of the attempt to open a conversation, as far as flow logs show it. */
public enum Outcome {
    /** Nothing came back within half a minute. */
    SILENT,
    /** The network refused it (REJECT), or the far side's system did: a bare reset. */
    REFUSED,
    /** It was answered, but nothing shows that anything was said. */
    OPEN,
    /** Both sides sent more than headers. */
    CONTENT;

    public boolean isFailure() {
        return this == SILENT || this == REFUSED;
    }
}
