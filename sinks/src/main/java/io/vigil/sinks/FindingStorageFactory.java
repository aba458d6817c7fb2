package io.vigil.sinks;

/** Makes storages of one kind. Found by the service loader: name the class in {@code META-INF/services}. */
public interface FindingStorageFactory {
    /** What the URLs of this kind begin with, in lower case: {@code jdbc:sqlite:}. No scheme is the beginning of another. */
    String scheme();

    /**
     * @param url begins with the scheme
     * @throws StoreUnavailable when the rest of it names nothing; the message must not repeat it, because it may hold a password
     */
    FindingStorage at(String url);
}
