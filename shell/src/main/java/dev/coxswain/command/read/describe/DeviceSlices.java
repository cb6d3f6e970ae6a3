package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The devices that only one node has, counted by driver and pool. */
final class DeviceSlices {
    private static final int SHOWN = 10;

    private record Pool(String driver, String name, int slices, int devices) {
        Pool plus(Pool other) {
            return new Pool(driver, name, slices + other.slices, devices + other.devices);
        }
    }

    private DeviceSlices() {}

    /** The table; nothing where there are none or they may not be read. */
    static void write(String node, Sheet sheet, Surroundings around) {
        Map<String, Pool> pools = new TreeMap<>(Fields::byCodePoint);
        for (JsonNode slice : read(node, around)) {
            JsonNode spec = slice.path("spec");
            String driver = Json.text(spec, "driver");
            String name = Json.text(spec, "pool", "name");
            Pool pool = new Pool(driver, name, 1, spec.path("devices").size());
            pools.merge(driver + "/" + name, pool, Pool::plus);
        }
        if (pools.isEmpty()) {
            return;
        }
        sheet.part("Node-Local ResourceSlices:\n");
        sheet.line(1, "Driver", "Pool", "Slices", "Devices");
        sheet.line(1, "------", "----", "------", "-------");
        pools.values().stream()
                .limit(SHOWN)
                .forEach(
                        pool ->
                                sheet.line(
                                        1,
                                        pool.driver,
                                        pool.name,
                                        String.valueOf(pool.slices),
                                        String.valueOf(pool.devices)));
        if (pools.size() > SHOWN) {
            sheet.line(1, "...and " + (pools.size() - SHOWN) + " more pools");
        }
    }

    private static List<JsonNode> read(String node, Surroundings around) {
        try {
            return around.list(
                    Request.get("/apis/resource.k8s.io/v1/resourceslices")
                            .with("fieldSelector", "spec.nodeName=" + node));
        } catch (FailureException _) {
            return List.of();
        }
    }
}
