package io.vigil.events.cloudtrail;

/** What is true or not of a call, each a bit: see {@link ApiCall#is(int)}. Stored as they are, so never changed. */
public final class CallFlag {
    public static final int READ_ONLY = 1;
    /** Management event; absent for data events. */
    public static final int MANAGEMENT = 2;

    public static final int MFA = 4;
    /** The session's credentials were issued by the console. */
    public static final int FROM_CONSOLE = 8;
    /** Short-term root credentials from {@code sts:AssumeRoot}. */
    public static final int ASSUMED_ROOT = 16;
    /** A role's session that is named by an EC2 instance; derived from the principal id. */
    public static final int INSTANCE_SESSION = 32;
    /** A role's session that was made for a function, a task or a pod; derived from {@code inScopeOf} or the session's name. */
    public static final int RESOURCE_SESSION = 64;
    /** A role's session whose name is a person's; derived from the principal id. */
    public static final int PERSON_SESSION = 128;

    private CallFlag() {}
}
