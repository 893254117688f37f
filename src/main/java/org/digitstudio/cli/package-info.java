/** The command line, one class a command. */
@NullMarked
package org.digitstudio.cli;

import org.jspecify.annotations.NullMarked;
