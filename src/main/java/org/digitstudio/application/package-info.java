/** What the program does for a person, one service a task; no window and no library inside. */
@NullMarked
package org.digitstudio.application;

import org.jspecify.annotations.NullMarked;
