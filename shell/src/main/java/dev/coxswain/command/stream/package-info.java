/** Floor 5: commands that stream: logs, exec, attach, cp, port-forward. */
@NullMarked
package dev.coxswain.command.stream;

import org.jspecify.annotations.NullMarked;
