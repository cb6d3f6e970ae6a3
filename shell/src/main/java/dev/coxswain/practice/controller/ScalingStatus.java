package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.controller.Meta.Condition;

import java.time.Instant;

/** The status of a HorizontalPodAutoscaler being put together, in its controller's words. */
final class ScalingStatus {
    private final ObjectNode status;
    private final Instant now;
    private boolean limited;

    ScalingStatus(ObjectNode status, Instant now) {
        this.status = status;
        this.now = now;
    }

    ObjectNode node() {
        return status;
    }

    /** Whether the wanted size is outside what the spec allows. */
    boolean limited() {
        return limited;
    }

    private void say(String type, boolean value, String reason, String message) {
        Meta.setCondition(
                status, new Condition(type, value ? "True" : "False", reason, message), now, false);
    }

    void targetMissing(String message) {
        say(
                "AbleToScale",
                false,
                "FailedGetScale",
                "the HPA controller was unable to get the target's current scale: " + message);
    }

    void targetFound(int replicas) {
        status.put("currentReplicas", replicas);
        say(
                "AbleToScale",
                true,
                "SucceededGetScale",
                "the HPA controller was able to get the target's current scale");
    }

    void disabled() {
        status.put("desiredReplicas", 0);
        say(
                "ScalingActive",
                false,
                "ScalingDisabled",
                "scaling is disabled since the replica count of the target is zero");
    }

    void unreadable(MetricReading.Unreadable why) {
        say(
                "ScalingActive",
                false,
                why.reason,
                "the HPA was unable to compute the replica count: " + why.message());
    }

    void metrics(ArrayNode current, String name) {
        if (current.isEmpty()) {
            status.putNull("currentMetrics");
            return;
        }
        status.set("currentMetrics", current);
        say(
                "ScalingActive",
                true,
                "ValidMetricFound",
                "the HPA was able to successfully calculate a replica count from " + name);
    }

    void recommended(boolean held) {
        if (held) {
            say(
                    "AbleToScale",
                    true,
                    "ScaleDownStabilized",
                    "recent recommendations were higher than current one, applying the highest"
                            + " recent recommendation");
        } else {
            say("AbleToScale", true, "ReadyForNewScale", "recommended size matches current size");
        }
    }

    /** The size within the limits: never fewer, never more, never too fast. */
    int within(int wanted, int least, int most, int fast) {
        limited = wanted < least || wanted > Math.min(most, fast);
        String reason;
        String message;
        if (wanted < least) {
            reason = "TooFewReplicas";
            message = "the desired replica count is less than the minimum replica count";
        } else if (wanted > most) {
            reason = "TooManyReplicas";
            message = "the desired replica count is more than the maximum replica count";
        } else if (limited) {
            reason = "ScaleUpLimit";
            message = "the desired replica count is increasing faster than the maximum scale rate";
        } else {
            reason = "DesiredWithinRange";
            message = "the desired count is within the acceptable range";
        }
        say("ScalingLimited", limited, reason, message);
        return Math.min(Math.max(wanted, least), Math.min(most, fast));
    }

    void rescaled(int size) {
        say(
                "AbleToScale",
                true,
                "SucceededRescale",
                "the HPA controller was able to update the target scale to " + size);
        status.put("lastScaleTime", Meta.stamp(now));
    }
}
