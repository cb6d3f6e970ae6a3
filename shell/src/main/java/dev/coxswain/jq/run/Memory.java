package dev.coxswain.jq.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** What is left of the heap. */
final class Memory {
    private static final double NEARLY_FULL = 0.8;

    private Memory() {}

    /**
     * Whether little is left: much is in use, and a full collection cannot free it. The beans are
     * asked only then, for loading them takes time; and what they say may be of an earlier query
     * that is gone, so that a collection has to confirm it.
     */
    static boolean isShort() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return used > NEARLY_FULL * runtime.maxMemory() && survived() && survives();
    }

    private static boolean survives() {
        System.gc();
        return survived();
    }

    private static boolean survived() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()) {
                MemoryUsage after = pool.getCollectionUsage();
                if (after != null
                        && after.getMax() > 0
                        && after.getUsed() > NEARLY_FULL * after.getMax()) {
                    return true;
                }
            }
        }
        return false;
    }
}
