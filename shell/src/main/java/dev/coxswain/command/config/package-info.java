/** Floor 5: the commands that show and change kubeconfig files. */
@NullMarked
package dev.coxswain.command.config;

import org.jspecify.annotations.NullMarked;
