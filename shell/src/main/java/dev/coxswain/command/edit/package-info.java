/** Floor 5: changing objects in a person's own editor. */
@NullMarked
package dev.coxswain.command.edit;

import org.jspecify.annotations.NullMarked;
