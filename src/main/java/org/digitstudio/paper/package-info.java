/** Reads numbers on photographs and scans of paper: finds digits, lines of them, and sheets. */
@NullMarked
package org.digitstudio.paper;

import org.jspecify.annotations.NullMarked;
