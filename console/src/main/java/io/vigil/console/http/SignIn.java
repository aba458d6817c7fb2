package io.vigil.console.http;

import java.util.Optional;

/** How people sign in elsewhere: with a provider of identities. */
public interface SignIn {
    /** Where people sign out. Another site's link here ends nothing: its request carries no session. */
    String OUT = "/sign-out";

    /** Asks a browser for a key. */
    String CHALLENGE = "Basic realm=\"Vigil\", charset=\"UTF-8\"";

    /** With keys only. */
    SignIn NONE = new SignIn() {
        /** A browser forgets a key that is refused. */
        @Override
        public Answer leave(Request request) {
            return SignedOut.page(401, "/").with("WWW-Authenticate", CHALLENGE);
        }

        @Override
        public Optional<Answer> at(Request request) {
            return Optional.empty();
        }

        @Override
        public Optional<Caller> caller(Request request) {
            return Optional.empty();
        }
    };

    /** What it answers at its own paths, to anybody; empty at all others. */
    Optional<Answer> at(Request request);

    /** Ends the session of who asks. */
    Answer leave(Request request);

    /** Who signed in, and still is. */
    Optional<Caller> caller(Request request);
}
