package dev.coxswain.practice.api;

import dev.coxswain.practice.store.Shelf;
import dev.coxswain.practice.store.Timeline;

import java.util.function.Function;

/**
 * What controllers and nodes live in.
 *
 * @param objects the API, in process
 * @param timeline the time, and the one thread of the machinery: do work only in its actions
 * @param shelves durable bytes by the name of a shelf, for what is no API object
 */
public record World(Objects objects, Timeline timeline, Function<String, Shelf> shelves) {
    /** The same world as a part of the machinery sees it, which owns what it writes. */
    public World as(String component) {
        return new World(objects.as(component), timeline, shelves);
    }
}
