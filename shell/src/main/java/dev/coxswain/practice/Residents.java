package dev.coxswain.practice;

import dev.coxswain.practice.api.NoNode;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.World;

/** Who lives in the practice cluster beside its API: controllers and nodes, moved in by hand. */
final class Residents {
    private Residents() {}

    /**
     * Starts the machinery in an opened world whose timeline stands still: everyone looks at what
     * is there, subscribes and asks for its actions; the catching up begins after this returns.
     */
    static NodeAccess moveIn(World world) {
        return new NoNode();
    }
}
