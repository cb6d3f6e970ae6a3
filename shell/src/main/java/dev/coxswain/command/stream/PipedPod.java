package dev.coxswain.command.stream;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;

/** The one object that was piped into a command that works on one. */
final class PipedPod {
    private PipedPod() {}

    /** The object, or a refusal where there is none or more than one. */
    static PodFinder.Found of(Invocation invocation, String command) {
        if (!(invocation.input() instanceof Items items)) {
            throw FailureException.plain("nothing was piped into " + command);
        }
        try (ItemSource source = items.objects()) {
            Item item = source.next();
            if (item == null) {
                throw FailureException.plain("nothing was piped into " + command);
            }
            if (item.origin() == null) {
                throw FailureException.plain(
                        "what was piped into " + command + " is no object of a cluster");
            }
            if (source.next() != null) {
                throw FailureException.plain(
                        command + " works on one object, and several were piped into it",
                        "take one with: | first | " + command);
            }
            ResourceRef ref = item.origin().ref();
            String namespace = ref.namespace() == null ? "" : ref.namespace();
            return new PodFinder.Found(ref.type(), namespace, item.json());
        }
    }
}
