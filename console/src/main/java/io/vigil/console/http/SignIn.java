package io.vigil.console.http;

import java.util.Optional;

/** How people sign in elsewhere: with a provider of identities. */
public interface SignIn {
    /** With keys only. */
    SignIn NONE = new SignIn() {
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

    /** Who signed in, and still is. */
    Optional<Caller> caller(Request request);
}
