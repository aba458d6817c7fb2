package io.vigil.console.store;

import org.jspecify.annotations.Nullable;

/**
 * A finding as it was read.
 *
 * @param incident id of the finding that people meet it under: a sequence that it is a member of, else its own
 * @param position its value in the order's column, as text
 * @param updatedAt ISO 8601
 * @param archived an analyst's word, else the job's
 * @param touched whether somebody did anything to it: then the document is not the whole of it
 * @param feedback USEFUL or NOT_USEFUL; null without
 * @param document JSON, with the job's word for {@code service.archived}
 */
public record Row(
        String id,
        String incident,
        String position,
        String updatedAt,
        boolean archived,
        boolean touched,
        @Nullable String feedback,
        String document) {}
