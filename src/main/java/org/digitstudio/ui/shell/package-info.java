/** The window, its four pages and what they ask of it. */
@NullMarked
package org.digitstudio.ui.shell;

import org.jspecify.annotations.NullMarked;
