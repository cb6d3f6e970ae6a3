package dev.coxswain.practice.node;

import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.Volume;

import java.util.Optional;
import java.util.SortedMap;

/** A directory of another volume, as a volume. */
record SubVolume(Volume whole, String directory) implements Volume {
    private String at(String path) {
        return path.equals("/") ? directory : directory.equals("/") ? path : directory + path;
    }

    @Override
    public Optional<Entry> get(String path) {
        return whole.get(at(path));
    }

    @Override
    public SortedMap<String, Entry> children(String path) {
        return whole.children(at(path));
    }

    @Override
    public void put(String path, Entry entry) {
        whole.put(at(path), entry);
    }

    @Override
    public void remove(String path) {
        whole.remove(at(path));
    }

    @Override
    public boolean writable() {
        return whole.writable();
    }
}
