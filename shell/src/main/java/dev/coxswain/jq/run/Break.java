package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.value.Numbers;

/** Leaves the label it belongs to; to a {@code try} around it, it is an error like others. */
final class Break extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Object label;

    Break(Object label) {
        super("break", null, false, false);
        this.label = label;
    }

    /** What {@code catch} gets. */
    JsonNode value() {
        return Json.object().set("__jq", Numbers.of(0));
    }
}
