/** Floor 3: the small POSIX-like shell and commands inside containers. */
@NullMarked
package dev.coxswain.practice.node.shell;

import org.jspecify.annotations.NullMarked;
