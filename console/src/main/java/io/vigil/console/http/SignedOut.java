package io.vigil.console.http;

/** What people see who have signed out. */
public final class SignedOut {
    private SignedOut() {}

    /** @param again where to sign in anew */
    public static Answer page(int status, String again) {
        return Answer.text(
                status,
                "text/html; charset=utf-8",
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Signed out · Vigil</title>"
                        + "<main><h1>You are signed out</h1><p><a href=\""
                        + again + "\">Sign in again</a></p></main></html>");
    }
}
