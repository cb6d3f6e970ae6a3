/** Floor 5: commands that bring a cluster to what manifests say, and compare it with them. */
@NullMarked
package dev.coxswain.command.apply;

import org.jspecify.annotations.NullMarked;
