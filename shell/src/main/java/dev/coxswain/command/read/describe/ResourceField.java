package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.math.BigDecimal;

/** The number a container's environment takes from its own requests and limits. */
final class ResourceField {
    private ResourceField() {}

    /**
     * The amount in multiples of {@code divisor}, rounded up; empty for what cannot be asked.
     *
     * @param resource as {@code limits.cpu}
     * @param divisor empty or zero for 1
     */
    static String value(String resource, String divisor, JsonNode container) {
        int dot = resource.indexOf('.');
        String list = dot < 0 ? "" : resource.substring(0, dot);
        String name = resource.substring(dot + 1);
        boolean known =
                name.equals("cpu")
                        || name.equals("memory")
                        || name.equals("ephemeral-storage")
                        || name.startsWith("hugepages-");
        if (!known || !(list.equals("limits") || list.equals("requests"))) {
            return "";
        }
        Amount amount = Amount.of(Json.text(container.path("resources").path(list), name));
        Amount unit = Amount.of(divisor);
        if (unit.value().signum() == 0) {
            unit = new Amount(BigDecimal.ONE, Amount.Format.DECIMAL);
        }
        double share =
                name.equals("cpu")
                        ? (double) amount.milli() / unit.milli()
                        : (double) amount.units() / unit.units();
        return String.valueOf((long) Math.ceil(share));
    }
}
