package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One story of a unit's {@code cases.yaml}: what happens, and which signals the unit must then raise.
 *
 * @param unit id of the unit it belongs to
 * @param name a sentence
 * @param play the events, each an object with {@code at} (offset) and what it needs; read by the testkit
 * @param expect finding types (or unit ids, for building blocks) that this unit raises, each once; empty for the nearest innocent
 * @param historyDecides words of the unit's page that say why what happened before may change how the story ends; null where nothing may
 */
public record UnitCase(
        String unit,
        String name,
        List<JsonNode> play,
        List<String> expect,
        @Nullable String historyDecides) {}
