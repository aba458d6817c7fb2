package io.vigil.benchmark.load;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;

/** The least that reading a log can cost: its bytes cut into tokens, nothing kept. Everything else is given as a share of this. */
public interface Tokens {
    /** @return number of tokens, so that the work is used */
    long count(byte[] lines) throws IOException;

    /** By Jackson's streaming parser. */
    static Tokens json() {
        var factory = new JsonFactory();
        return lines -> {
            long tokens = 0;
            try (var parser = factory.createParser(lines)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
            return tokens;
        };
    }
}
