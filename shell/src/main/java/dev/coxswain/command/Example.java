package dev.coxswain.command;

/**
 * One line of use, shown in the help and run by a test.
 *
 * @param line what is typed, without {@code cox}
 * @param explanation what it does, in a few words
 */
public record Example(String line, String explanation) {}
