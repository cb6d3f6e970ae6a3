package dev.coxswain.document;

/**
 * The text between two {@code ---} lines.
 *
 * @param line the line of the whole text it begins at, from 1
 */
public record YamlChunk(String text, int line) {}
