package dev.coxswain.pipeline;

/**
 * One word after expansion.
 *
 * @param text the word
 * @param pattern the same as a file pattern, what was quoted escaped by a backslash; equal to the
 *     text's escaped form where the word is no pattern
 */
record Field(String text, String pattern) {}
