package dev.coxswain.practice;

import dev.coxswain.practice.api.World;
import dev.coxswain.practice.controller.Controllers;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.node.PracticeNode;

/** Who lives in the practice cluster beside its API: controllers and nodes, moved in by hand. */
final class Residents {
    private Residents() {}

    /**
     * Starts the machinery in an opened world whose timeline stands still: everyone looks at what
     * is there, subscribes and asks for its actions; the catching up begins after this returns.
     */
    static PracticeNode moveIn(World world) {
        var feed = new Feed(world);
        var events = new Events(world.objects(), world.timeline());
        PracticeNode node = PracticeNode.start(feed, events);
        Controllers.start(feed, events, PracticeNode::accepts, node.access()::metrics);
        feed.start();
        return node;
    }
}
